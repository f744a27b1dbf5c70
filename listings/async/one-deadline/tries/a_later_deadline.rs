use std::future;
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout, timeout_at};

const LIMIT: Duration = Duration::from_secs(3);

// ANCHOR: deadline
async fn ask(device: &str) -> String {
    match device {
        "r1" => {}
        "r2" => future::pending().await,
        _ => sleep(Duration::from_millis(50)).await,
    }
    format!("{device} is up")
}

async fn ask_by(deadline: Instant, device: &str) -> String {
    let answer = timeout(LIMIT, ask(device));
    match timeout_at(deadline + LIMIT, answer).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(_)) => format!("{device} gave no answer"),
        Err(_) => format!("no time left for {device}"),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    let deadline = start + Duration::from_millis(100);
    for device in ["r1", "r2", "r3"] {
        let line = ask_by(deadline, device).await;
        println!("{:>3} ms  {line}", start.elapsed().as_millis());
    }
}
// ANCHOR_END: deadline

#[cfg(test)]
mod tests;
