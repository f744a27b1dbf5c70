//! Sleepers: async tasks and threads that each sleep for the same time.

#[path = "../../protocol.rs"]
mod protocol;

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use futures::future::join_all;
use protocol::Values;
use tokio::runtime;
use tokio::task::JoinSet;

const NAP: Duration = Duration::from_secs(1);
const SLEEPERS: &[u64] = &[1000, 10_000, 30_000, 100_000, 1_000_000];
// Past tokio's budget join_all polls every sleeper again and again: more than
// this many take minutes.
const JOINED: &[u64] = &[1000, 10_000, 30_000, 100_000];
const THREADS: &[u64] = &[1000, 10_000];

fn main() {
    protocol::run(&[
        ("JoinSet", SLEEPERS, |count| {
            measure(count, || single().block_on(in_a_join_set(count)))
        }),
        ("Vec of sleeps", SLEEPERS, |count| {
            measure(count, || single().block_on(in_a_vec(count)))
        }),
        ("join_all", JOINED, |count| {
            measure(count, || single().block_on(joined(count)))
        }),
        ("threads", THREADS, |count| {
            measure(count, || in_threads(count))
        }),
    ]);
}

/// The time until the last of `count` sleepers has woken, and the most memory
/// held. `sleep` says how many have.
fn measure(count: u64, sleep: impl FnOnce() -> u64) -> Values {
    let mut woken = 0;
    let time = protocol::seconds(|| woken = sleep());
    assert_eq!(woken, count, "so many of {count} sleepers have woken");
    assert!(time >= NAP.as_secs_f64(), "they have not slept");
    let mut values = vec![("time", time)];
    values.extend(protocol::peak_memory().map(|bytes| ("memory", bytes)));
    values
}

fn single() -> runtime::Runtime {
    let mut builder = runtime::Builder::new_current_thread();
    builder.enable_time().build().expect("a runtime")
}

async fn in_a_join_set(count: u64) -> u64 {
    let mut woken = 0;
    let mut set = JoinSet::new();
    for _ in 0..count {
        set.spawn(tokio::time::sleep(NAP));
    }
    while let Some(sleeper) = set.join_next().await {
        sleeper.expect("no sleeper panics");
        woken += 1;
    }
    woken
}

/// The least that a reader would still write: no tasks. A sleep counts from the
/// moment at which it is made, so that they may be awaited one after another.
async fn in_a_vec(count: u64) -> u64 {
    let sleeps: Vec<_> = (0..count)
        .map(|_| Box::pin(tokio::time::sleep(NAP)))
        .collect();
    let mut woken = 0;
    for sleep in sleeps {
        sleep.await;
        woken += 1;
    }
    woken
}

async fn joined(count: u64) -> u64 {
    let all = join_all((0..count).map(|_| tokio::time::sleep(NAP))).await;
    all.len() as u64
}

fn in_threads(count: u64) -> u64 {
    let woken = AtomicU64::new(0);
    thread::scope(|scope| {
        for _ in 0..count {
            scope.spawn(|| {
                thread::sleep(NAP);
                woken.fetch_add(1, Ordering::Relaxed)
            });
        }
    });
    woken.into_inner()
}

#[cfg(test)]
mod tests;
