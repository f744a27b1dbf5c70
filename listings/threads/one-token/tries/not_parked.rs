use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

fn park_twice(step: &Barrier) {
    step.wait();
    let start = Instant::now();
    thread::park();
    println!("parked once: {} ms", start.elapsed().as_millis());
    let limit = Duration::from_millis(100);
    let waited = start.elapsed();
    println!("parked again: {} ms", waited.as_millis());
    println!("until the time-out: {}", waited >= limit);
}

fn main() {
    let step = Barrier::new(2);
    thread::scope(|scope| {
        let worker = scope.spawn(|| park_twice(&step));
        worker.thread().unpark();
        worker.thread().unpark();
        step.wait();
    });
}

#[cfg(test)]
mod tests;
