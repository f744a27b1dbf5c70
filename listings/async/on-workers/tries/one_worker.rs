use std::ops::Range;
use std::sync::{Arc, Barrier};
use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use tokio::time::sleep;

const WAIT: Duration = Duration::from_millis(200);
const LOW: Range<u32> = 0..57_000;
const HIGH: Range<u32> = 57_000..90_000;

async fn ask(device: &str, start: Instant) {
    report(start, device, "asked");
    sleep(WAIT).await;
    report(start, device, "answered");
}

// ANCHOR: tasks
type Meet = Arc<Barrier>;

async fn count(
    half: &str,
    range: Range<u32>,
    meet: Meet,
    start: Instant,
) {
    report(start, half, "started");
    meet.wait();
    let found = primes(range);
    report(start, half, &format!("counted {found}"));
}

#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    tasks.spawn(ask("r1", start));
    tasks.spawn(ask("r2", start));
    let meet = Arc::new(Barrier::new(2));
    tasks.spawn(count("low", LOW, Arc::clone(&meet), start));
    tasks.spawn(count("high", HIGH, meet, start));
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
