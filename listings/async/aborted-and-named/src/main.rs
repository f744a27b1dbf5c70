use std::future;
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;

const GRACE: Duration = Duration::from_millis(100);

// ANCHOR: late
async fn watch(device: &str, stop: CancellationToken) {
    stop.cancelled().await;
    if device == "r2" {
        future::pending::<()>().await;
    }
}

async fn end(worker: &mut JoinHandle<()>, by: Instant) -> &'static str {
    match timeout_at(by, &mut *worker).await {
        Ok(Ok(())) => return "stopped",
        Ok(Err(_)) => return "panicked",
        Err(_) => worker.abort(),
    }
    match worker.await {
        Ok(()) => "stopped late",
        Err(_) => "aborted",
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let stop = CancellationToken::new();
    let mut workers = ["r1", "r2", "r3"].map(|device| {
        (device, tokio::spawn(watch(device, stop.child_token())))
    });
    stop.cancel();
    let deadline = Instant::now() + GRACE;
    for (device, worker) in &mut workers {
        println!("{device}: {}", end(worker, deadline).await);
    }
}
// ANCHOR_END: late

#[cfg(test)]
mod tests;
