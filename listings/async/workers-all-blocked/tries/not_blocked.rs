use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use tokio::time::sleep;

// ANCHOR: main
static ANSWERS: AtomicU32 = AtomicU32::new(0);
static BEFORE_THE_BEAT: AtomicU32 = AtomicU32::new(0);

async fn ask(device: &str, begun: Sender<()>, start: Instant) {
    report(start, device, "asked");
    begun.send(()).unwrap();
    sleep(Duration::from_secs(2)).await;
    report(start, device, "answered");
    ANSWERS.fetch_add(1, Relaxed);
}

async fn heart(start: Instant) {
    report(start, "heart", "beats");
    BEFORE_THE_BEAT.store(ANSWERS.load(Relaxed), Relaxed);
}

#[tokio::main(worker_threads = 2)]
async fn main() {
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for device in ["r1", "r2"] {
        let (begun, has_begun) = channel();
        tasks.spawn(ask(device, begun, start));
        wait_for(has_begun);
    }
    report(start, "heart", "spawned");
    tasks.spawn(heart(start));
    report(start, "main", "naps");
    sleep(Duration::from_millis(50)).await;
    report(start, "main", "wakes");

    tasks.join_all().await;
    let answers = BEFORE_THE_BEAT.load(Relaxed);
    println!("any answer before the beat: {}", answers > 0);
}
// ANCHOR_END: main

/// A worker that is about to park may overlook a task that is
/// spawned at that moment. Another spawn wakes it.
fn wait_for(begun: Receiver<()>) {
    while begun.recv_timeout(Duration::from_millis(10)).is_err() {
        tokio::spawn(async {});
    }
}

fn report(start: Instant, lane: &str, event: &str) {
    println!("{:>3} ms  {lane}  {event}", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
