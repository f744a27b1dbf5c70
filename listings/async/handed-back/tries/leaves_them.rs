use std::error::Error;

use tokio::select;
use tokio::sync::mpsc::{self, Receiver, error::SendError};
use tokio_util::sync::CancellationToken;

// ANCHOR: queue
async fn work(
    mut jobs: Receiver<&str>,
    stop: CancellationToken,
) -> Vec<&str> {
    let mut done = Vec::new();
    loop {
        let job = select! {
            biased;
            () = stop.cancelled() => return done,
            job = jobs.recv() => job,
        };
        let Some(device) = job else { return done };
        done.push(device);
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (queue, jobs) = mpsc::channel(8);
    let stop = CancellationToken::new();
    for device in ["r1", "r2", "r3"] {
        queue.send(device).await?;
    }
    let worker = tokio::spawn(work(jobs, stop.clone()));
    stop.cancel();
    queue.closed().await;
    if let Err(SendError(device)) = queue.send("r4").await {
        println!("{device} is handed back");
    }
    println!("upgraded: {}", worker.await?.join(", "));
    Ok(())
}
// ANCHOR_END: queue

#[cfg(test)]
mod tests;
