use std::ops::Range;
use std::time::{Duration, Instant};

use tokio::sync::oneshot;
use tokio::time::sleep;

const LOW: Range<u32> = 0..60_000;
const HIGH: Range<u32> = 60_000..100_000;

// ANCHOR: main
async fn count(half: &str, range: Range<u32>, start: Instant) -> usize {
    report(start, half, "asked");
    let (sender, answer) = oneshot::channel();
    let _ = sender.send(primes(range));
    let found = answer.await.unwrap();
    report(start, half, &format!("counted {found}"));
    found
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    let (low, high, ()) = tokio::join!(
        count("low", LOW, start),
        count("high", HIGH, start),
        heart(start),
    );
    println!("{} primes", low + high);
}
// ANCHOR_END: main

async fn heart(start: Instant) {
    for _ in 0..6 {
        report(start, "heart", "rests");
        sleep(Duration::from_millis(20)).await;
        report(start, "heart", "beats");
    }
}

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
