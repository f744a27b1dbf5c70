use std::pin::pin;
use std::sync::OnceLock;
use std::time::Duration;

use futures::stream::{self, StreamExt};
use tokio::time::{Instant, sleep};

// ANCHOR: main
async fn ask(device: &'static str, wait: u64) {
    println!("{:>3} ms  {device}  asked", elapsed());
    sleep(Duration::from_millis(wait)).await;
    println!("{:>3} ms  {device}  answered", elapsed());
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let devices = stream::iter([("r1", 50), ("r2", 100), ("r3", 50)]);
    let answers = devices.map(|(device, wait)| ask(device, wait));
    let mut answers = pin!(answers.buffer_unordered(2));
    while let Some(()) = answers.next().await {
        println!("{:>3} ms  main  busy", elapsed());
        sleep(Duration::from_millis(200)).await;
        println!("{:>3} ms  main  free", elapsed());
    }
}
// ANCHOR_END: main

fn elapsed() -> u128 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_millis()
}

#[cfg(test)]
mod tests;
