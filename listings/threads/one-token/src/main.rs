use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

const LIMIT: Duration = Duration::from_millis(100);

fn park_until_the_limit(step: &Barrier) {
    step.wait();
    let start = Instant::now();
    while let Some(left) = LIMIT.checked_sub(start.elapsed()) {
        thread::park_timeout(left);
        println!("awake after {} ms", start.elapsed().as_millis());
    }
}

fn main() {
    let step = Barrier::new(2);
    thread::scope(|scope| {
        let worker = scope.spawn(|| park_until_the_limit(&step));
        worker.thread().unpark();
        worker.thread().unpark();
        step.wait();
    });
}

#[cfg(test)]
mod tests;
