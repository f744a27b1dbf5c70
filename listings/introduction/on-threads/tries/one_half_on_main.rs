use std::ops::Range;
use std::thread;
use std::time::{Duration, Instant};

const WAIT: Duration = Duration::from_millis(50);
const LOW: Range<u32> = 0..95_000;
const HIGH: Range<u32> = 95_000..150_000;

// ANCHOR: job
fn poll(device: &str, start: Instant) {
    report(start, device, "asked");
    thread::sleep(WAIT);
    report(start, device, "answered");
}

fn count(half: &str, range: Range<u32>, start: Instant) {
    report(start, half, "started");
    let found = primes(range);
    report(start, half, &format!("counted {found}"));
}
// ANCHOR_END: job

fn primes(range: Range<u32>) -> usize {
    range.filter(|&n| is_prime(n)).count()
}

fn is_prime(n: u32) -> bool {
    n > 1
        && (2..n)
            .take_while(|d| d * d <= n)
            .all(|d| !n.is_multiple_of(d))
}

fn report(start: Instant, lane: &str, event: &str) {
    println!("{:>3} ms  {lane}  {event}", start.elapsed().as_millis());
}

// ANCHOR: threads
fn main() {
    let start = Instant::now();
    thread::scope(|scope| {
        for device in ["r1", "r2", "r3"] {
            scope.spawn(move || poll(device, start));
        }
        count("low", LOW, start);
        scope.spawn(|| count("high", HIGH, start));
    });
}
// ANCHOR_END: threads

#[cfg(test)]
mod tests;
