use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::sleep;

// ANCHOR: main
#[derive(Default)]
struct Load {
    now: AtomicUsize,
    most: AtomicUsize,
}

async fn ask(limit: Arc<Semaphore>, load: Arc<Load>, lane: String) {
    let start = Instant::now();
    let _ = limit.acquire().await.unwrap();
    load.most
        .fetch_max(load.now.fetch_add(1, Relaxed) + 1, Relaxed);
    report(start, &lane, "asked");
    sleep(Duration::from_millis(40)).await;
    report(start, &lane, "answered");
    load.now.fetch_sub(1, Relaxed);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let limit = Arc::new(Semaphore::new(3));
    let load = Arc::new(Load::default());
    let mut tasks = JoinSet::new();
    for number in 1..=9 {
        let (limit, load) = (Arc::clone(&limit), Arc::clone(&load));
        tasks.spawn(ask(limit, load, format!("r{number}")));
    }
    tasks.join_all().await;
    println!("most at once: {}", load.most.load(Relaxed));
}
// ANCHOR_END: main

fn report(start: Instant, lane: &str, event: &str) {
    println!("{:>3} ms  {lane}  {event}", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
