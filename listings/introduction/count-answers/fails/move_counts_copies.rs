#![deny(unused_assignments)]

use std::thread;

const POLLS: u32 = 3;

fn poll() -> u32 {
    1
}

fn main() {
    // ANCHOR: move
    let mut answered = 0;
    let mut threads = Vec::new();
    for _ in 0..POLLS {
        threads.push(thread::spawn(move || answered += poll()));
    }
    for thread in threads {
        thread.join().unwrap();
    }
    println!("{answered} of {POLLS} answers counted");
    // ANCHOR_END: move
}
