use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use loom::model::Builder;
use loom::sync::atomic::AtomicU32 as Shared;
use loom::thread;

// ANCHOR: runs
/// How often a model runs in which each thread adds `adds` times.
fn runs(threads: u32, adds: u32, bound: Option<usize>) -> u32 {
    let runs = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&runs);
    let mut model = Builder::new();
    model.preemption_bound = bound;
    model.check(move || {
        counted.fetch_add(1, Relaxed);
        let total = Arc::new(Shared::new(0));
        let others: Vec<_> = (1..threads)
            .map(|_| Arc::clone(&total))
            .map(|total| thread::spawn(move || add(&total, adds)))
            .collect();
        add(&total, adds);
        for other in others {
            other.join().unwrap();
        }
        assert_eq!(total.load(Relaxed), threads * adds);
    });
    runs.load(Relaxed)
}

fn add(total: &Shared, times: u32) {
    for _ in 0..times {
        total.fetch_add(1, Relaxed);
    }
}
// ANCHOR_END: runs

// ANCHOR: main
fn main() {
    for (threads, adds) in [(2, 1), (2, 2), (2, 4), (3, 1), (3, 2)] {
        let [all, some] =
            [None, Some(2)].map(|bound| runs(threads, adds, bound));
        println!(
            "{threads} threads, {adds} each: {all}, bounded {some}"
        );
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
