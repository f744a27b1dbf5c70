use std::sync::Barrier;
use std::thread;

use crossbeam_channel::{Receiver, unbounded};

fn consume(name: &str, polls: Receiver<&str>, both: &Barrier) -> usize {
    let mut taken = 0;
    for _device in polls {
        if taken == 0 {
            both.wait();
        }
        taken += 1;
    }
    println!("{name} found the end");
    taken
}

fn main() {
    let (sender, polls) = unbounded();
    let both = Barrier::new(2);
    let taken: usize = thread::scope(|scope| {
        let consumers = ["c1", "c2"].map(|name| {
            let (polls, both) = (polls.clone(), &both);
            scope.spawn(move || consume(name, polls, both))
        });
        for device in ["r1", "r2", "r3", "r4"] {
            sender.send(device).unwrap();
        }
        drop(sender);
        consumers.into_iter().map(|c| c.join().unwrap()).sum()
    });
    println!("{taken} polls, each done once");
}

#[cfg(test)]
mod tests;
