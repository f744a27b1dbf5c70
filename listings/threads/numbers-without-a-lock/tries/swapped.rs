use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread;

#[derive(Debug, Default)]
struct Statistics {
    polls: AtomicU64,
    slowest_ms: AtomicU64,
}

impl Statistics {
    /// Returns the number of this poll, counted from zero.
    fn add(&self, took_ms: u64) -> u64 {
        self.slowest_ms.swap(took_ms, Relaxed);
        self.polls.fetch_add(1, Relaxed)
    }
}

fn main() {
    let statistics = Statistics::default();
    let mut numbers = thread::scope(|scope| {
        let statistics = &statistics;
        let polls = [30, 90, 60].map(|took_ms| {
            scope.spawn(move || statistics.add(took_ms))
        });
        polls.map(|poll| poll.join().unwrap())
    });
    numbers.sort();
    println!("{statistics:?}, numbered {numbers:?}");
}

#[cfg(test)]
mod tests;
