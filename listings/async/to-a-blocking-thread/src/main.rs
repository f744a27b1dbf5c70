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

async fn ask_both<T: Send + 'static>(
    ask: fn(&str, Instant) -> T,
    start: Instant,
) -> Vec<T> {
    let tasks = ["r1", "r2"]
        .map(|device| spawn_blocking(move || ask(device, start)));
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.unwrap());
    }
    answers
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    let beating = tokio::spawn(heart(start));
    for answer in ask_both(ask, start).await {
        println!("{answer}");
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
