use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

// ANCHOR: main
fn start() -> (Sender<&'static str>, JoinHandle<usize>) {
    let (sender, devices) = mpsc::channel();
    let own = sender.clone();
    let isolate = thread::spawn(move || {
        let _own = own;
        devices.into_iter().count()
    });
    (sender, isolate)
}

fn main() {
    let (sender, isolate) = start();
    sender.send("r1").unwrap();
    println!("it has ended: {}", isolate.is_finished());
    drop(sender);
    println!("it ended after {} message", isolate.join().unwrap());
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
