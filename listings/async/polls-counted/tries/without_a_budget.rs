use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use futures::future::join_all;
use tokio::task::JoinSet;
use tokio::time::sleep;

const WAIT: Duration = Duration::from_millis(10);

// ANCHOR: counted
async fn counted(work: impl Future, polls: Arc<AtomicUsize>) {
    let mut work = pin!(work);
    poll_fn(|context| {
        polls.fetch_add(1, Relaxed);
        work.as_mut().poll(context)
    })
    .await;
}

async fn joined(sleepers: usize) -> usize {
    let polls = Arc::new(AtomicUsize::new(0));
    let one = || counted(sleep(WAIT), Arc::clone(&polls));
    let all = join_all((0..sleepers).map(|_| one()));
    tokio::task::coop::unconstrained(all).await;
    polls.load(Relaxed)
}

async fn in_a_set(sleepers: usize) -> usize {
    let polls = Arc::new(AtomicUsize::new(0));
    let one = || counted(sleep(WAIT), Arc::clone(&polls));
    (0..sleepers)
        .map(|_| one())
        .collect::<JoinSet<_>>()
        .join_all()
        .await;
    polls.load(Relaxed)
}
// ANCHOR_END: counted

// ANCHOR: main
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("sleepers  join_all  JoinSet");
    for sleepers in [100, 1_000, 10_000] {
        let joined = joined(sleepers).await;
        let in_a_set = in_a_set(sleepers).await;
        println!("{sleepers:>8}  {joined:>8}  {in_a_set:>7}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
