use std::sync::Barrier;
use std::thread;

use crossbeam_channel::{Receiver, unbounded};

type Polls = Receiver<&'static str>;

fn consume(polls: Polls, both: &Barrier) -> Vec<&'static str> {
    let mut taken = Vec::new();
    for device in polls {
        if taken.is_empty() {
            both.wait();
        }
        taken.push(device);
    }
    println!("a consumer found the end");
    taken
}

fn main() {
    let (sender, polls) = unbounded();
    let both = Barrier::new(2);
    let mut taken = thread::scope(|scope| {
        let consumers = [polls.clone(), polls]
            .map(|polls| scope.spawn(|| consume(polls, &both)));
        for device in ["r1", "r2", "r3", "r4"] {
            sender.send(device).unwrap();
            sender.send(device).unwrap();
        }
        drop(sender);
        consumers.map(|consumer| consumer.join().unwrap()).concat()
    });
    taken.sort();
    println!("taken: {}", taken.join(" "));
}

#[cfg(test)]
mod tests;
