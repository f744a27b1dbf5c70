use std::time::Duration;

use tokio::select;
use tokio::sync::mpsc::{self, Receiver};
use tokio::time::{Instant, interval, sleep, sleep_until};

// ANCHOR: serve
const IDLE: Duration = Duration::from_millis(120);
const BEAT: Duration = Duration::from_millis(50);

async fn made_in_the_loop(mut lines: Receiver<&str>) -> bool {
    let mut beats = interval(BEAT);
    for _ in 0..6 {
        select! {
            Some(line) = lines.recv() => println!("{line}"),
            _ = beats.tick() => {}
            () = sleep(IDLE) => return true,
        }
    }
    false
}

async fn made_before(mut lines: Receiver<&str>) -> bool {
    let mut beats = interval(BEAT);
    let mut limit = Instant::now() + IDLE;
    for _ in 0..6 {
        select! {
            Some(line) = lines.recv() => {
                println!("{line}");
                limit = Instant::now() + IDLE;
            }
            _ = beats.tick() => limit = Instant::now() + IDLE,
            () = sleep_until(limit) => return true,
        }
    }
    false
}
// ANCHOR_END: serve

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (_silent, lines) = mpsc::channel(1);
    let dropped = made_in_the_loop(lines).await;
    println!("made in the loop, dropped: {dropped}");
    let (_silent, lines) = mpsc::channel(1);
    let dropped = made_before(lines).await;
    println!("made before, dropped: {dropped}");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
