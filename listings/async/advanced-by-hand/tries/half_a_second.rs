use std::pin::pin;
use std::time::Duration;

use futures::poll;
use tokio::sync::oneshot;
use tokio::time::{advance, sleep, timeout};

// ANCHOR: main
const MINUTE: Duration = Duration::from_secs(60);
const SECOND: Duration = Duration::from_secs(1);

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (answer, told) = oneshot::channel();
    let (_silent, never) = oneshot::channel::<&str>();
    let mut told = pin!(timeout(MINUTE, told));
    let mut never = pin!(timeout(MINUTE, never));
    println!("{:?}, {:?}", poll!(&mut told), poll!(&mut never));

    advance(MINUTE - SECOND).await;
    println!("{:?}, {:?}", poll!(&mut told), poll!(&mut never));

    answer.send("up").unwrap();
    sleep(SECOND / 2).await;
    println!("{:?}, {:?}", poll!(&mut told), poll!(&mut never));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
