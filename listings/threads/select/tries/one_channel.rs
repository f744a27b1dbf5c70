use std::thread;

use crossbeam_channel::{Receiver, Sender, select, unbounded};

type Devices = Receiver<&'static str>;

fn serve(polls: Devices, alarms: Devices, done: Sender<()>) {
    loop {
        select! {
            recv(polls) -> poll => match poll {
                Ok(device) => println!("poll {device}"),
                Err(_) => return println!("nobody polls any more"),
            },
        }
        done.send(()).unwrap();
    }
}

fn main() {
    let (poller, polls) = unbounded();
    let (device, alarms) = unbounded();
    let (done, handled) = unbounded();
    let server = thread::spawn(move || serve(polls, alarms, done));
    for (sender, name) in [(&poller, "r1"), (&device, "r2")] {
        sender.send(name).unwrap();
        handled.recv().unwrap();
    }
    drop(poller);
    server.join().unwrap();
}

#[cfg(test)]
mod tests;
