//! Sleepers: async tasks and threads that each sleep for the same time.

#[path = "../../protocol.rs"]
mod protocol;

use std::thread;
use std::time::Duration;

use futures::future::join_all;
use protocol::Values;
use tokio::runtime;
use tokio::task::JoinSet;

const NAP: Duration = Duration::from_secs(1);
const TASKS: &[u64] = &[100, 10_000, 100_000, 1_000_000];
// Past tokio's budget join_all polls every sleeper again and again: more than
// this many take minutes.
const JOINED: &[u64] = &[100, 10_000, 100_000];
const THREADS: &[u64] = &[100, 1000, 10_000];

fn main() {
    protocol::run(&[
        ("JoinSet", TASKS, |count| {
            measure(|| single().block_on(in_a_join_set(count)))
        }),
        ("join_all", JOINED, |count| {
            measure(|| single().block_on(joined(count)))
        }),
        ("threads", THREADS, |count| measure(|| in_threads(count))),
    ]);
}

fn measure(sleep: impl FnOnce()) -> Values {
    let mut values = vec![("time", protocol::seconds(sleep))];
    values.extend(protocol::peak_memory().map(|bytes| ("memory", bytes)));
    values
}

fn single() -> runtime::Runtime {
    let mut builder = runtime::Builder::new_current_thread();
    builder.enable_time().build().expect("a runtime")
}

async fn in_a_join_set(count: u64) {
    let mut set = JoinSet::new();
    for _ in 0..count {
        set.spawn(tokio::time::sleep(NAP));
    }
    while let Some(woken) = set.join_next().await {
        woken.expect("no sleeper panics");
    }
}

async fn joined(count: u64) {
    join_all((0..count).map(|_| tokio::time::sleep(NAP))).await;
}

fn in_threads(count: u64) {
    thread::scope(|scope| {
        for _ in 0..count {
            scope.spawn(|| thread::sleep(NAP));
        }
    });
}

#[cfg(test)]
mod tests;
