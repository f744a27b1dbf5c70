use std::ops::Range;
use std::time::Instant;

use tokio::{join, spawn};

const LOW: Range<u32> = 0..38_000;
const HIGH: Range<u32> = 38_000..60_000;

async fn count(half: &str, range: Range<u32>, start: Instant) {
    report(start, half, "started");
    let found = primes(range);
    report(start, half, &format!("counted {found}"));
}

// ANCHOR: join
async fn in_branches(start: Instant) {
    let _ = join!(
        spawn(count("low", LOW, start)),
        spawn(count("high", HIGH, start)),
    );
}

async fn in_tasks(start: Instant) {
    let (low, high) = join!(
        spawn(count("task-low", LOW, start)),
        spawn(count("task-high", HIGH, start)),
    );
    low.and(high).unwrap();
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let start = Instant::now();
    in_branches(start).await;
    in_tasks(start).await;
}
// ANCHOR_END: join

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
