use std::future;
use std::time::{Duration, Instant};

use tokio::time::{sleep, timeout};

const LONG: Duration = Duration::from_secs(3);
const SHORT: Duration = Duration::from_millis(100);

async fn ask(device: &str) -> String {
    if device == "r2" {
        future::pending::<()>().await;
    }
    sleep(Duration::from_millis(50)).await;
    format!("{device} is up")
}

async fn ask_for(limit: Duration, device: &str) -> String {
    match timeout(3 * limit, ask(device)).await {
        Ok(answer) => answer,
        Err(_) => format!("{device} gave no answer"),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    for (device, limit) in [("r1", LONG), ("r2", SHORT), ("r3", LONG)] {
        let line = ask_for(limit, device).await;
        println!("{:>3} ms  {line}", start.elapsed().as_millis());
    }
}

#[cfg(test)]
mod tests;
