use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use tokio::time::sleep;

async fn ask(device: &str, wait: u64, start: Instant) -> &str {
    report(start, device, "asked");
    std::thread::sleep(Duration::from_millis(wait));
    device
}

fn ask_all(start: Instant) -> JoinSet<&'static str> {
    let mut tasks = JoinSet::new();
    for (device, wait) in [("r1", 250), ("r2", 50), ("r3", 150)] {
        tasks.spawn(ask(device, wait, start));
    }
    tasks
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    let mut tasks = ask_all(start);
    while let Some(done) = tasks.join_next().await {
        report(start, done.unwrap(), "answered");
    }
}

fn report(start: Instant, lane: &str, event: &str) {
    println!("{:>3} ms  {lane}  {event}", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
