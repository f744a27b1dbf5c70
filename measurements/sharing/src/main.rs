//! What threads pay to count together.

#[path = "../../protocol.rs"]
mod protocol;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Barrier, Mutex};
use std::thread;
use std::time::Instant;

use protocol::Values;

/// Additions of one thread.
const EACH: u64 = 1_000_000;

/// Up to twice as many threads as most machines that build this have cores.
const THREADS: &[u64] = &[1, 2, 4, 8];

/// How many mutexes the sharded count has.
const SHARDS: usize = 16;

/// Keeps a value on a cache line of its own; two lines, because processors
/// fetch them in pairs.
#[repr(align(128))]
#[derive(Default)]
struct Apart<T>(T);

fn main() {
    protocol::run_often(&[
        ("one mutex", THREADS, |threads| values(one_mutex(threads))),
        ("sharded", THREADS, |threads| values(sharded(threads))),
        ("one atomic", THREADS, |threads| values(one_atomic(threads))),
        ("falsely shared", THREADS, |threads| {
            values(neighbours(threads))
        }),
        ("a count each", THREADS, |threads| values(apart(threads))),
    ]);
}

/// The time of one addition: all of them, divided by how many there were.
fn values((seconds, count): (f64, u64)) -> Values {
    vec![("time", seconds / count as f64)]
}

/// Runs `add` on so many threads that start together. Each gets its number;
/// the result is the time from when the first begins until the last has ended.
fn together(threads: u64, add: impl Fn(usize) + Sync) -> f64 {
    let start = Barrier::new(threads as usize);
    let times: Vec<(Instant, Instant)> = thread::scope(|scope| {
        let all: Vec<_> = (0..threads as usize)
            .map(|number| {
                let (start, add) = (&start, &add);
                scope.spawn(move || {
                    start.wait();
                    let began = Instant::now();
                    add(number);
                    (began, Instant::now())
                })
            })
            .collect();
        all.into_iter()
            .map(|thread| thread.join().expect("it does not panic"))
            .collect()
    });
    let began = times.iter().map(|(began, _)| *began).min();
    let ended = times.iter().map(|(_, ended)| *ended).max();
    (ended.expect("a thread") - began.expect("a thread")).as_secs_f64()
}

fn one_mutex(threads: u64) -> (f64, u64) {
    let count = Mutex::new(0);
    let seconds = together(threads, |_| {
        for _ in 0..EACH {
            *count.lock().expect("nobody panics") += 1;
        }
    });
    (seconds, count.into_inner().expect("nobody panics"))
}

fn sharded(threads: u64) -> (f64, u64) {
    let shards: [Apart<Mutex<u64>>; SHARDS] = Default::default();
    let seconds = together(threads, |number| {
        for turn in 0..EACH as usize {
            // As a map would, by key: threads meet on a shard now and then.
            let shard = (turn.wrapping_mul(0x9E37_79B9) >> 7) ^ number;
            *shards[shard % SHARDS].0.lock().expect("nobody panics") += 1;
        }
    });
    let counts = shards.into_iter().map(|shard| shard.0.into_inner());
    (
        seconds,
        counts.map(|count| count.expect("nobody panics")).sum(),
    )
}

fn one_atomic(threads: u64) -> (f64, u64) {
    let count = AtomicU64::new(0);
    let seconds = together(threads, |_| {
        for _ in 0..EACH {
            count.fetch_add(1, Ordering::Relaxed);
        }
    });
    (seconds, count.into_inner())
}

fn neighbours(threads: u64) -> (f64, u64) {
    let counts: Vec<AtomicU64> = (0..threads).map(|_| AtomicU64::new(0)).collect();
    let seconds = together(threads, |number| own(&counts[number]));
    (seconds, counts.into_iter().map(AtomicU64::into_inner).sum())
}

fn apart(threads: u64) -> (f64, u64) {
    let counts: Vec<Apart<AtomicU64>> = (0..threads).map(|_| Apart::default()).collect();
    let seconds = together(threads, |number| own(&counts[number].0));
    (
        seconds,
        counts.into_iter().map(|count| count.0.into_inner()).sum(),
    )
}

/// Counts where nobody else does, with the instruction of [`one_atomic`], so
/// that only the place of the count makes a difference.
fn own(count: &AtomicU64) {
    for _ in 0..EACH {
        count.fetch_add(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests;
