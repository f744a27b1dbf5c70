use std::thread;
use std::time::{Duration, Instant};

const DEVICES: [&str; 3] = ["r1", "r2", "r3"];
const WAIT: Duration = Duration::from_millis(300);

fn poll(device: &str, start: Instant) -> String {
    let _ = start;
    thread::sleep(WAIT);
    format!("hostname {device}")
}

fn main() {
    let start = Instant::now();
    let mut handles = Vec::new();
    // ANCHOR: spawn
    for device in DEVICES {
        let handle = thread::spawn(|| poll(device, start));
        handles.push(handle);
    }
    // ANCHOR_END: spawn
    for handle in handles {
        println!("{}", handle.join().unwrap());
    }
}
