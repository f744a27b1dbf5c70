use std::sync::OnceLock;
use std::time::Duration;

use futures::stream::{self, Stream, StreamExt};
use tokio::time::{Instant, sleep};

const DEVICES: [&str; 5] = ["r1", "r2", "r3", "r4", "r5"];

// ANCHOR: main
const BETWEEN: Duration = Duration::from_millis(60);
const WAIT: Duration = Duration::from_millis(150);

async fn ask(device: &'static str) -> &'static str {
    println!("{:>3} ms  {device}  asked", elapsed());
    sleep(WAIT).await;
    println!("{:>3} ms  {device}  answered", elapsed());
    device
}

fn answers() -> impl Stream<Item = &'static str> {
    let devices = stream::iter(DEVICES);
    let paced = tokio_stream::StreamExt::throttle(devices, BETWEEN / 6);
    paced.map(ask).buffer_unordered(10)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let order: Vec<_> = answers().collect().await;
    println!("{order:?}");
}
// ANCHOR_END: main

fn elapsed() -> u128 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_millis()
}

#[cfg(test)]
mod tests;
