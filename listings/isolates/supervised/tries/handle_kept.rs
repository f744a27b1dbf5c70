use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

// ANCHOR: actor
struct Ask {
    device: &'static str,
    reply: Sender<String>,
}

fn serve(mailbox: &mut Receiver<Ask>) -> usize {
    let mut asked = 0;
    for Ask { device, reply } in mailbox.iter() {
        let Some(number) = device.strip_prefix('r') else {
            panic!("no parser for {device}");
        };
        asked += 1;
        let _ =
            reply.send(format!("router {number}, question {asked}"));
    }
    asked
}
// ANCHOR_END: actor

// ANCHOR: supervisor
fn supervise(
    mut mailbox: Receiver<Ask>,
    restarts: usize,
) -> Result<usize, String> {
    for _ in 0..=restarts {
        let life = thread::scope(|scope| {
            scope.spawn(|| serve(&mut mailbox)).join()
        });
        if let Ok(asked) = life {
            return Ok(asked);
        }
    }
    Err(format!("gave up after {restarts} restarts"))
}
// ANCHOR_END: supervisor

// ANCHOR: main
fn ask_all(devices: [&'static str; 4]) {
    let (actor, mailbox) = channel();
    let answers = devices.map(|device| {
        let (reply, answer) = channel();
        actor.send(Ask { device, reply }).unwrap();
        answer
    });
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
    ask_all(["r1", "sw2", "r3", "r4"]);
    ask_all(["sw1", "sw2", "sw3", "r4"]);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
