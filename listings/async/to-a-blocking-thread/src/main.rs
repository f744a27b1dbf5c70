use std::thread;
use std::time::{Duration, Instant};

use tokio::task::spawn_blocking;
use tokio::time::sleep;

// ANCHOR: main
fn ask(device: &str, start: Instant) -> String {
    report(start, device, "asked");
    thread::sleep(Duration::from_millis(180));
    report(start, device, "answered");
    format!("{device} is up")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    let beating = tokio::spawn(heart(start));
    let tasks = ["r1", "r2"]
        .map(|device| spawn_blocking(move || ask(device, start)));
    for task in tasks {
        println!("{}", task.await.unwrap());
    }
    beating.await.unwrap();
}
// ANCHOR_END: main

async fn heart(start: Instant) {
    for _ in 0..4 {
        report(start, "heart", "rests");
        sleep(Duration::from_millis(50)).await;
        report(start, "heart", "beats");
    }
}

fn report(start: Instant, lane: &str, event: &str) {
    println!("{:>3} ms  {lane}  {event}", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
