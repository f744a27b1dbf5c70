use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

const TIMES: u32 = 100_000;

fn count(answered: &AtomicU32) {
    for _ in 0..TIMES {
        let before = answered.load(Relaxed);
        thread::yield_now();
        answered.store(before + 1, Relaxed);
    }
}

fn main() {
    let answered = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| count(&answered));
        }
    });
    println!("{} counted", answered.into_inner());
}

#[cfg(test)]
mod tests;
