use std::ops::Range;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use tokio::time::sleep;

const WAIT: Duration = Duration::from_millis(200);
const LOW: Range<u32> = 0..57_000;
const HIGH: Range<u32> = 57_000..90_000;

// ANCHOR: tasks
async fn ask(device: &str, start: Instant) {
    report(start, device, "asked");
    std::thread::sleep(WAIT);
    report(start, device, "answered");
}

async fn count(half: &str, range: Range<u32>, start: Instant) {
    report(start, half, "started");
    let found = primes(range);
    report(start, half, &format!("counted {found}"));
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    tasks.spawn(ask("r1", start));
    tasks.spawn(ask("r2", start));
    tasks.spawn(count("low", LOW, start));
    tasks.spawn(count("high", HIGH, start));
    tasks.join_all().await;
}
// ANCHOR_END: tasks

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

#[cfg(test)]
mod tests;
