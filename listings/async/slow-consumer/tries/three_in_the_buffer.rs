use std::pin::pin;
use std::sync::OnceLock;
use std::time::Duration;

use futures::stream::{self, Stream, StreamExt};
use tokio::time::{Instant, sleep};

const DEVICES: [(&str, u64); 3] = [("r1", 50), ("r2", 100), ("r3", 50)];

// ANCHOR: main
async fn ask(device: &'static str, wait: u64) -> Instant {
    println!("{:>3} ms  {device}  asked", elapsed());
    sleep(Duration::from_millis(wait)).await;
    println!("{:>3} ms  {device}  answered", elapsed());
    Instant::now()
}

fn answers() -> impl Stream<Item = Instant> {
    stream::iter(DEVICES)
        .map(|(device, wait)| ask(device, wait))
        .buffer_unordered(3)
}

async fn consume<T>(answers: impl Stream<Item = T>) -> Vec<T> {
    let mut answers = pin!(answers);
    let mut consumed = Vec::new();
    while let Some(answer) = answers.next().await {
        println!("{:>3} ms  main  busy", elapsed());
        sleep(Duration::from_millis(200)).await;
        println!("{:>3} ms  main  free", elapsed());
        consumed.push(answer);
    }
    consumed
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    consume(answers()).await;
}
// ANCHOR_END: main

fn elapsed() -> u128 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_millis()
}

#[cfg(test)]
mod tests;
