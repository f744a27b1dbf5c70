use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

use tokio::task::yield_now;
use tokio::time::sleep;

// ANCHOR: tasks
const WAIT: Duration = Duration::from_millis(180);
static BEATS: AtomicU32 = AtomicU32::new(0);

async fn heart(start: Instant) {
    for _ in 0..4 {
        report(start, "heart", "rests");
        sleep(Duration::from_millis(50)).await;
        BEATS.fetch_add(1, Relaxed);
        report(start, "heart", "beats");
    }
}

async fn ask_blocking(device: &str, start: Instant) {
    report(start, device, "asked");
    sleep(WAIT).await;
    report(start, device, "answered");
}

async fn ask_waiting(device: &str, start: Instant) {
    report(start, device, "asked");
    sleep(WAIT).await;
    report(start, device, "answered");
}
// ANCHOR_END: tasks

// ANCHOR: main
async fn beats_during(asking: impl Future<Output = ()>) -> u32 {
    let before = BEATS.load(Relaxed);
    asking.await;
    BEATS.load(Relaxed) - before
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    let beating = tokio::spawn(heart(start));
    yield_now().await;
    let asking = beats_during(ask_blocking("r1", start));
    let beats = tokio::spawn(asking).await.unwrap();
    println!("any beats while r1 was asked: {}", beats > 0);
    beating.await.unwrap();

    let beating = tokio::spawn(heart(start));
    yield_now().await;
    let asking = beats_during(ask_waiting("r2", start));
    let beats = tokio::spawn(asking).await.unwrap();
    println!("any beats while r2 was asked: {}", beats > 0);
    beating.await.unwrap();
}
// ANCHOR_END: main

fn report(start: Instant, lane: &str, event: &str) {
    println!("{:>3} ms  {lane}  {event}", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
