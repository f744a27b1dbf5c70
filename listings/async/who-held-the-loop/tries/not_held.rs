use std::thread;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::{Instant, sleep, sleep_until};

const TICK: Duration = Duration::from_millis(10);

async fn probe(mut stop: oneshot::Receiver<()>) -> Duration {
    let mut longest = Duration::ZERO;
    while stop.try_recv().is_err() {
        let due = Instant::now() + TICK;
        sleep_until(due).await;
        longest = longest.max(due.elapsed());
    }
    longest
}

async fn ask() {
    sleep(Duration::from_millis(30)).await;
    sleep(Duration::from_millis(150)).await;
    sleep(Duration::from_millis(30)).await;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (stop, stopped) = oneshot::channel();
    let probing = tokio::spawn(probe(stopped));
    tokio::spawn(ask()).await.unwrap();
    stop.send(()).unwrap();
    let held = probing.await.unwrap();
    println!("the probe woke {} ms late", held.as_millis());
    println!("over 100 ms: {}", held > Duration::from_millis(100));
}

#[cfg(test)]
mod tests;
