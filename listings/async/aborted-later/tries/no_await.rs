use std::hint;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use tokio::sync::oneshot;
use tokio::task::yield_now;

async fn count(begun: oneshot::Sender<()>, enough: Arc<AtomicBool>) {
    begun.send(()).unwrap();
    while !enough.load(Relaxed) {
        hint::spin_loop();
    }
    println!("counted to the end");
    println!("went on after the await");
}

#[tokio::main(worker_threads = 1)]
async fn main() {
    let enough = Arc::new(AtomicBool::new(false));
    let (begun, begins) = oneshot::channel();
    let counting = tokio::spawn(count(begun, Arc::clone(&enough)));
    begins.await.unwrap();
    counting.abort();
    println!("aborted, and it counts: {}", !counting.is_finished());
    enough.store(true, Relaxed);
    let ended = counting.await.unwrap_err();
    println!("cancelled: {}", ended.is_cancelled());
}

#[cfg(test)]
mod tests;
