use std::sync::mpsc;
use std::thread;

// ANCHOR: main
fn main() {
    let (sender, devices) = mpsc::channel();
    let isolate = thread::spawn(move || devices.into_iter().count());
    sender.send("r1").unwrap();
    println!("it has ended: {}", isolate.is_finished());
    drop(sender);
    println!("it ended after {} message", isolate.join().unwrap());
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
