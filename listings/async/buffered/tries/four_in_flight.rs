use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures::stream::{self, Stream, StreamExt};
use tokio::time::{Instant, sleep};

const DEVICES: [(&str, u64); 5] = [
    ("r1", 800),
    ("r2", 50),
    ("r3", 100),
    ("r4", 100),
    ("r5", 150),
];

// ANCHOR: main
const LIMIT: usize = 3;
static NOW: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

async fn ask(device: &'static str, wait: u64) -> &'static str {
    let now = NOW.fetch_add(1, Ordering::Relaxed) + 1;
    MOST.fetch_max(now, Ordering::Relaxed);
    println!("{:>3} ms  {device}  asked", elapsed());
    sleep(Duration::from_millis(wait)).await;
    println!("{:>3} ms  {device}  answered", elapsed());
    NOW.fetch_sub(1, Ordering::Relaxed);
    device
}

fn answers() -> impl Stream<Item = &'static str> {
    stream::iter(DEVICES)
        .map(|(device, wait)| ask(device, wait))
        .buffered(LIMIT + 1)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let order: Vec<_> = answers().collect().await;
    println!("{order:?}");
    println!("at most {} at once", MOST.load(Ordering::Relaxed));
}
// ANCHOR_END: main

fn elapsed() -> u128 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_millis()
}

#[cfg(test)]
mod tests;
