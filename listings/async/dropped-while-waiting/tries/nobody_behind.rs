use std::pin::pin;

use futures::poll;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt};
use tokio::io::{BufReader, duplex};
use tokio::sync::{Mutex, mpsc};

/// Polls a future once, finds that it waits, and drops it.
async fn give_up(future: impl Future) {
    assert!(poll!(pin!(future)).is_pending());
}

// ANCHOR: channel
async fn send() -> bool {
    let (sender, mut receiver) = mpsc::channel(1);
    sender.send("first").await.unwrap();
    give_up(sender.send("second")).await;
    assert_eq!(receiver.recv().await, Some("first"));
    receiver.try_recv() == Ok("second")
}

async fn reserve() -> bool {
    let (sender, mut receiver) = mpsc::channel(1);
    sender.send("first").await.unwrap();
    let second = "second";
    give_up(sender.reserve()).await;
    assert_eq!(receiver.recv().await, Some("first"));
    sender.reserve().await.unwrap().send(second);
    receiver.try_recv() == Ok("second")
}

async fn recv() -> bool {
    let (sender, mut receiver) = mpsc::channel(1);
    give_up(receiver.recv()).await;
    sender.send("first").await.unwrap();
    receiver.try_recv() == Ok("first")
}
// ANCHOR_END: channel

// ANCHOR: lock
/// Whether the first to ask is the first to get it.
async fn lock() -> bool {
    let shared = Mutex::new(());
    let held = shared.lock().await;
    give_up(shared.lock()).await;
    let mut other = pin!(shared.lock());
    let _ = other.as_mut();
    let mut again = pin!(shared.lock());
    assert!(poll!(again.as_mut()).is_pending());
    drop(held);
    poll!(again.as_mut()).is_ready()
}
// ANCHOR_END: lock

// ANCHOR: bytes
async fn read_line() -> bool {
    let (ours, mut theirs) = duplex(64);
    let (mut ours, mut line) = (BufReader::new(ours), String::new());
    theirs.write_all(b"r1 is ").await.unwrap();
    give_up(ours.read_line(&mut line)).await;
    theirs.write_all(b"up\n").await.unwrap();
    ours.read_line(&mut line).await.unwrap();
    line == "r1 is up\n"
}

async fn next_line() -> bool {
    let (ours, mut theirs) = duplex(64);
    let mut lines = BufReader::new(ours).lines();
    theirs.write_all(b"r1 is ").await.unwrap();
    give_up(lines.next_line()).await;
    theirs.write_all(b"up\n").await.unwrap();
    lines.next_line().await.unwrap().as_deref() == Some("r1 is up")
}

async fn read_exact() -> bool {
    let (mut ours, mut theirs) = duplex(64);
    let mut four = [0; 4];
    theirs.write_all(b"r1").await.unwrap();
    give_up(ours.read_exact(&mut four)).await;
    theirs.write_all(b"r2r3").await.unwrap();
    ours.read_exact(&mut four).await.unwrap();
    &four == b"r1r2"
}

async fn read() -> bool {
    let (mut ours, mut theirs) = duplex(64);
    let mut four = [0; 4];
    give_up(ours.read(&mut four)).await;
    theirs.write_all(b"r1").await.unwrap();
    ours.read(&mut four).await.unwrap() == 2
}
// ANCHOR_END: bytes

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("the message of send: {}", kept(send().await));
    println!("the message of reserve: {}", kept(reserve().await));
    println!("the message of recv: {}", kept(recv().await));
    println!("the place before lock: {}", kept(lock().await));
    println!("the half of read_line: {}", kept(read_line().await));
    println!("the half of next_line: {}", kept(next_line().await));
    println!("the half of read_exact: {}", kept(read_exact().await));
    println!("the bytes of read: {}", kept(read().await));
}

fn kept(kept: bool) -> &'static str {
    if kept { "kept" } else { "lost" }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
