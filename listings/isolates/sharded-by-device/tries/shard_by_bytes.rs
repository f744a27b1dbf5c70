use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

// ANCHOR: shard
#[derive(Default)]
struct Counter {
    last: u64,
    readings: usize,
    late: usize,
}

type Reading = (&'static str, u64);
type Shard = HashMap<&'static str, Counter>;

fn own(mailbox: Receiver<Reading>) -> Shard {
    let mut shard = Shard::new();
    for (device, bytes) in mailbox {
        let counter = shard.entry(device).or_default();
        counter.readings += 1;
        counter.late += usize::from(bytes <= counter.last);
        counter.last = bytes;
    }
    shard
}
// ANCHOR_END: shard

// ANCHOR: handle
#[derive(Clone)]
struct Counters {
    shards: Vec<Sender<Reading>>,
}

impl Counters {
    fn start(shards: usize) -> (Self, Vec<JoinHandle<Shard>>) {
        let (shards, owners) = (0..shards)
            .map(|_| {
                let (sender, mailbox) = channel();
                (sender, thread::spawn(move || own(mailbox)))
            })
            .unzip();
        (Counters { shards }, owners)
    }

    fn tell(&self, device: &'static str, bytes: u64) {
        let shard = bytes % self.shards.len() as u64;
        let mailbox = &self.shards[shard as usize];
        mailbox.send((device, bytes)).unwrap();
    }
}
// ANCHOR_END: handle

// ANCHOR: main
const SITES: [[&str; 3]; 2] =
    [["ams-1", "ams-2", "ams-3"], ["fra-1", "fra-2", "fra-3"]];

fn collect(shards: usize) -> Vec<Shard> {
    let (counters, owners) = Counters::start(shards);
    thread::scope(|scope| {
        for site in SITES {
            let counters = counters.clone();
            scope.spawn(move || {
                for bytes in 1..=100 {
                    for device in site {
                        counters.tell(device, bytes);
                    }
                }
            });
        }
    });
    drop(counters);
    owners.into_iter().map(|o| o.join().unwrap()).collect()
}

fn main() {
    let shards = collect(4);
    let counters = || shards.iter().flat_map(HashMap::values);
    let readings: usize = counters().map(|c| c.readings).sum();
    let late: usize = counters().map(|c| c.late).sum();
    println!("{} entries for 6 devices", counters().count());
    println!("{readings} readings, {late} of them late");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
