use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

fn upgrade(device: &str, ms: u64, gate: &Barrier, start: Instant) {
    report(start, device, "copies");
    thread::sleep(Duration::from_millis(ms));
    report(start, device, "waits");
    if gate.wait().is_leader() {
        println!("all have their image");
    }
    report(start, device, "reloads");
    thread::sleep(Duration::from_millis(50));
    report(start, device, "up");
}

fn main() {
    let gate = Barrier::new(4);
    let start = Instant::now();
    thread::scope(|scope| {
        for (device, ms) in [("r1", 40), ("r2", 90), ("r3", 140)] {
            let gate = &gate;
            scope.spawn(move || upgrade(device, ms, gate, start));
        }
    });
}

fn report(start: Instant, lane: &str, event: &str) {
    let elapsed = start.elapsed().as_millis();
    println!("{elapsed:>3} ms  {lane}  {event}");
}

#[cfg(test)]
mod tests;
