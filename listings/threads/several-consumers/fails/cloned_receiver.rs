use std::sync::mpsc;
use std::thread;

fn main() {
    // ANCHOR: clone
    let (sender, polls) = mpsc::channel();
    let first = polls.clone();
    let second = polls;
    // ANCHOR_END: clone
    let consumers = [first, second]
        .map(|polls| thread::spawn(move || polls.into_iter().count()));
    sender.send("r1").unwrap();
    drop(sender);
    for consumer in consumers {
        println!("{} polls", consumer.join().unwrap());
    }
}
