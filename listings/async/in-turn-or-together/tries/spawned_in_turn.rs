use std::time::Duration;

use tokio::time::{Instant, sleep};

const WAIT: Duration = Duration::from_millis(100);

// ANCHOR: main
async fn in_turn(start: Instant) {
    let r1 = ask("r1", start);
    let r2 = ask("r2", start);
    r1.await;
    r2.await;
}

async fn together(start: Instant) {
    let r3 = tokio::spawn(ask("r3", start));
    r3.await.unwrap();
    let r4 = tokio::spawn(ask("r4", start));
    r4.await.unwrap();
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    in_turn(start).await;
    together(start).await;
}
// ANCHOR_END: main

async fn ask(device: &str, start: Instant) {
    report(start, device, "asked");
    sleep(WAIT).await;
    report(start, device, "answered");
}

fn report(start: Instant, device: &str, event: &str) {
    let elapsed = start.elapsed().as_millis();
    println!("{elapsed:>3} ms  {device}  {event}");
}

#[cfg(test)]
mod tests;
