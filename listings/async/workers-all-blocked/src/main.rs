use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

use tokio::time::sleep;

// ANCHOR: main
async fn poll(device: &str, blocked: Arc<Barrier>, start: Instant) {
    report(start, device, "asked");
    blocked.wait();
    thread::sleep(Duration::from_millis(200));
    report(start, device, "answered");
}

#[tokio::main(worker_threads = 2)]
async fn main() {
    let start = Instant::now();
    let mut polls = Vec::new();
    for device in ["r1", "r2"] {
        let blocked = Arc::new(Barrier::new(2));
        let poll = poll(device, Arc::clone(&blocked), start);
        polls.push(tokio::spawn(poll));
        blocked.wait();
    }

    report(start, "heart", "spawned");
    let heart =
        tokio::spawn(async move { report(start, "heart", "beats") });
    report(start, "main", "naps");
    sleep(Duration::from_millis(50)).await;
    report(start, "main", "wakes");

    heart.await.unwrap();
    for poll in polls {
        poll.await.unwrap();
    }
}
// ANCHOR_END: main

fn report(start: Instant, lane: &str, event: &str) {
    println!("{:>3} ms  {lane}  {event}", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
