use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

// ANCHOR: main
async fn permit_stays(limit: Arc<Semaphore>, wait: Receiver<()>) {
    let _permit = limit.acquire().await.unwrap();
    spawn_blocking(move || ask(wait)).await.unwrap();
}

async fn permit_goes_along(limit: Arc<Semaphore>, wait: Receiver<()>) {
    let permit = limit.acquire_owned().await.unwrap();
    let job = spawn_blocking(move || {
        ask(wait);
    });
    job.await.unwrap();
    drop(permit);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let limit = Arc::new(Semaphore::new(1));
    let (hold, wait) = channel();
    give_up_on(permit_stays(Arc::clone(&limit), wait)).await;
    println!("free while r1 is asked: {}", is_free(&limit));
    drop(hold);

    let (hold, wait) = channel();
    give_up_on(permit_goes_along(Arc::clone(&limit), wait)).await;
    println!("free while r1 is asked: {}", is_free(&limit));
    drop(hold);
}
// ANCHOR_END: main

fn ask(wait: Receiver<()>) {
    let _ = wait.recv();
}

async fn give_up_on(asking: impl Future<Output = ()>) {
    let late = timeout(Duration::from_millis(50), asking).await;
    println!("timed out: {}", late.is_err());
}

fn is_free(limit: &Semaphore) -> bool {
    limit.available_permits() > 0
}

#[cfg(test)]
mod tests;
