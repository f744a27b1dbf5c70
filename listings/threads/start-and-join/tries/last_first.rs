use std::thread;
use std::time::{Duration, Instant};

const DEVICES: [&str; 3] = ["r1", "r2", "r3"];
const WAIT: Duration = Duration::from_millis(300);

fn poll(device: &str, start: Instant) -> String {
    report(start, device, "asked");
    thread::sleep(WAIT);
    report(start, device, "answered");
    format!("hostname {device}")
}

fn report(start: Instant, device: &str, event: &str) {
    let elapsed = start.elapsed().as_millis();
    println!("{elapsed:>3} ms  {device}  {event}");
}

fn main() {
    let start = Instant::now();
    let mut handles = Vec::new();
    for device in DEVICES {
        let handle = thread::spawn(move || poll(device, start));
        handles.push(handle);
    }
    for handle in handles.into_iter().rev() {
        println!("{}", handle.join().unwrap());
    }
}

#[cfg(test)]
mod tests;
