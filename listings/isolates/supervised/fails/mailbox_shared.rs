use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

// ANCHOR: actor
struct Poll {
    device: &'static str,
    reply: Sender<String>,
}

fn serve(mailbox: &Receiver<Poll>) -> usize {
    let mut polls = 0;
    for Poll { device, reply } in mailbox.iter() {
        let Some(number) = device.strip_prefix('r') else {
            panic!("no parser for {device}");
        };
        polls += 1;
        let _ = reply.send(format!("router {number}, poll {polls}"));
    }
    polls
}
// ANCHOR_END: actor

// ANCHOR: supervisor
fn supervise(
    mailbox: Receiver<Poll>,
    restarts: usize,
) -> Result<usize, String> {
    for _ in 0..=restarts {
        let life = thread::scope(|scope| {
            scope.spawn(|| serve(&mailbox)).join()
        });
        if let Ok(polls) = life {
            return Ok(polls);
        }
    }
    Err(format!("gave up after {restarts} restarts"))
}
// ANCHOR_END: supervisor

// ANCHOR: main
fn poll_all(devices: [&'static str; 4]) {
    let (poller, mailbox) = channel();
    let answers = devices.map(|device| {
        let (reply, answer) = channel();
        poller.send(Poll { device, reply }).unwrap();
        answer
    });
    drop(poller);
    let outcome = supervise(mailbox, 2);
    for (device, answer) in devices.iter().zip(answers) {
        match answer.recv() {
            Ok(answer) => println!("{device}: {answer}"),
            Err(_) => println!("{device}: no answer"),
        }
    }
    println!("{outcome:?}");
}

fn main() {
    poll_all(["r1", "sw2", "r3", "r4"]);
    poll_all(["sw1", "sw2", "sw3", "r4"]);
}
// ANCHOR_END: main
