use std::pin::pin;
use std::sync::Mutex;
use std::time::Duration;

use futures::poll;
use tokio::sync::Notify;
use tokio::task::yield_now;
use tokio::time::timeout;

// ANCHOR: take
#[derive(Default)]
struct Jobs {
    waiting: Mutex<Vec<u32>>,
    more: Notify,
}

impl Jobs {
    fn add(&self, job: u32) {
        self.waiting.lock().unwrap().push(job);
        self.more.notify_one();
    }

    async fn take(&self, enable: bool) -> u32 {
        loop {
            let mut more = pin!(self.more.notified());
            if enable {
                let _ = more.as_mut();
            }
            if let Some(job) = self.waiting.lock().unwrap().pop() {
                return job;
            }
            // Stands for what another thread does here.
            yield_now().await;
            more.await;
        }
    }
}
// ANCHOR_END: take

// ANCHOR: main
async fn served(enable: bool) -> usize {
    let jobs = Jobs::default();
    let mut one = pin!(jobs.take(enable));
    let mut other = pin!(jobs.take(enable));
    assert!(poll!(one.as_mut()).is_pending());
    assert!(poll!(other.as_mut()).is_pending());
    jobs.add(1);
    jobs.add(2);

    let patience = Duration::from_millis(50);
    let (one, other) =
        tokio::join!(timeout(patience, one), timeout(patience, other));
    usize::from(one.is_ok()) + usize::from(other.is_ok())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("not enabled: {} of 2 served", served(false).await);
    println!("enabled: {} of 2 served", served(true).await);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
