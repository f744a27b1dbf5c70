#![deny(unused_must_use)]

use std::thread;

fn poll(device: &str) -> Result<String, String> {
    Err(format!("no route to {device}"))
}

fn main() {
    // ANCHOR: spawn
    let handle = thread::spawn(|| poll("r2"));
    handle.join().unwrap();
    // ANCHOR_END: spawn
}
