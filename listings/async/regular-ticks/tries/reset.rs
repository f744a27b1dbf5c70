use std::time::{Duration, Instant};

use tokio::time::{interval, sleep};

// ANCHOR: main
const PERIOD: Duration = Duration::from_millis(60);
const WORK: Duration = Duration::from_millis(25);

async fn with_a_pause(start: Instant) {
    for _ in 0..5 {
        ask("pause", start).await;
        sleep(PERIOD).await;
    }
}

async fn with_an_interval(start: Instant) {
    let mut ticks = interval(PERIOD);
    for _ in 0..5 {
        ticks.tick().await;
        ask("interval", start).await;
        ticks.reset();
    }
}

async fn ask(lane: &str, start: Instant) {
    report(start, lane, "asked");
    sleep(WORK).await;
    report(start, lane, "answered");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    tokio::join!(with_a_pause(start), with_an_interval(start));
}
// ANCHOR_END: main

fn report(start: Instant, lane: &str, event: &str) {
    println!("{:>3} ms  {lane}  {event}", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
