use std::future;
use std::time::Duration;

use tokio::task::{JoinError, JoinHandle};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

const GRACE: Duration = Duration::from_millis(100);

// ANCHOR: late
async fn watch(device: &str, stop: CancellationToken) {
    stop.cancelled().await;
    assert!(device != "r3");
    if device == "r2" {
        future::pending::<()>().await;
    }
}

async fn end(all: TaskTracker, workers: &[JoinHandle<()>]) {
    all.close();
    if timeout(GRACE, all.wait()).await.is_err() {
        workers.iter().for_each(JoinHandle::abort);
    }
}

fn how(ended: Result<(), JoinError>) -> &'static str {
    match ended {
        Ok(()) => "stopped",
        Err(error) if error.is_cancelled() => "aborted",
        Err(_) => "panicked",
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (stop, all) = (CancellationToken::new(), TaskTracker::new());
    let devices = ["r1", "r2", "r3"];
    let workers =
        devices.map(|name| all.spawn(watch(name, stop.clone())));
    stop.cancel();
    end(all, &workers).await;
    for (device, worker) in devices.into_iter().zip(workers) {
        println!("{device}: {}", how(worker.await));
    }
}
// ANCHOR_END: late

#[cfg(test)]
mod tests;
