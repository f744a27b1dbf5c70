use std::thread;

const POLLS: u32 = 3;

fn poll() -> u32 {
    1
}

fn main() {
    // ANCHOR: spawn
    let mut answered = 0;
    let mut threads = Vec::new();
    for _ in 0..POLLS {
        threads.push(thread::spawn(|| answered += poll()));
    }
    for thread in threads {
        thread.join().unwrap();
    }
    // ANCHOR_END: spawn
}
