use std::time::Duration;

use tokio::sync::mpsc::{channel, unbounded_channel};
use tokio::time::timeout;

const PATIENCE: Duration = Duration::from_millis(30);

// ANCHOR: main
async fn bounded() {
    let (sender, mut configs) = channel(1000);
    let mut produce = tokio::spawn(async move {
        for _ in 0..1000 {
            sender.send(vec![0_u8; 1024]).await.unwrap();
        }
    });
    let waits = timeout(PATIENCE, &mut produce).await.is_err();
    println!("bounded: the sender waits: {waits}");
    println!("bounded: {} configurations wait", configs.len());
    while configs.recv().await.is_some() {}
    produce.await.unwrap();
}

async fn unbounded() {
    let (sender, mut configs) = unbounded_channel();
    for _ in 0..1000 {
        sender.send(vec![0_u8; 1024]).unwrap();
    }
    drop(sender);
    println!("unbounded: {} configurations wait", configs.len());
    let mut bytes = 0;
    while let Some(config) = configs.recv().await {
        bytes += config.len();
    }
    println!("unbounded: {} KiB in memory", bytes / 1024);
}
// ANCHOR_END: main

#[tokio::main(flavor = "current_thread")]
async fn main() {
    bounded().await;
    unbounded().await;
}

#[cfg(test)]
mod tests;
