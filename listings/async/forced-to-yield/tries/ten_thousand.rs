use std::future::ready;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use tokio::sync::mpsc::unbounded_channel;
use tokio::task::coop::{consume_budget, unconstrained};
use tokio::task::yield_now;

// ANCHOR: main
async fn drain() {
    let (sender, mut messages) = unbounded_channel();
    (0..10_000).for_each(|n| sender.send(n).unwrap());
    drop(sender);
    while messages.recv().await.is_some() {}
}

async fn compute(rest: impl AsyncFn()) {
    for _ in 0..1000 {
        rest().await;
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let turns = turns_beside(drain()).await;
    println!("a channel never empty: {turns} turns for others");
    let turns = turns_beside(unconstrained(drain())).await;
    println!("the same, unconstrained: {turns}");
    let turns = turns_beside(compute(async || ready(()).await)).await;
    println!("ready futures: {turns}");
    let turns = turns_beside(compute(consume_budget)).await;
    println!("with consume_budget: {turns}");
    let turns = turns_beside(compute(yield_now)).await;
    println!("with yield_now: {turns}");
}
// ANCHOR_END: main

// ANCHOR: turns
async fn turns_beside(work: impl Future<Output = ()>) -> u32 {
    let turns = Arc::new(AtomicU32::new(0));
    let counts = Arc::clone(&turns);
    let other = tokio::spawn(async move {
        loop {
            counts.fetch_add(1, Relaxed);
            yield_now().await;
        }
    });
    yield_now().await; // From here on, main has a budget of its own.
    let before = turns.load(Relaxed);
    work.await;
    other.abort();
    turns.load(Relaxed) - before
}
// ANCHOR_END: turns

#[cfg(test)]
mod tests;
