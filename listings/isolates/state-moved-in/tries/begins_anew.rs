use std::collections::BTreeMap;
use std::sync::mpsc::{self, Receiver};
use std::thread;

type Counts = BTreeMap<String, u32>;

fn count(mut counts: Counts, devices: Receiver<String>) -> Counts {
    counts = Counts::new();
    for device in devices {
        *counts.entry(device).or_default() += 1;
    }
    counts
}

fn main() {
    let counts = Counts::from([("r1".to_string(), 10)]);
    let (sender, devices) = mpsc::channel();
    let isolate = thread::spawn(move || count(counts, devices));
    for device in ["r1", "r2", "r1"] {
        sender.send(device.to_string()).unwrap();
    }
    drop(sender);
    let counts = isolate.join().unwrap();
    println!("the isolate's: {counts:?}");
}

#[cfg(test)]
mod tests;
