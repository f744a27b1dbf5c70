use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

const ENOUGH: usize = 500;

fn is_prime(n: u64) -> bool {
    n > 1 && (2..n).all(|d| !n.is_multiple_of(d))
}

fn count_primes(stop: &AtomicBool, found: &AtomicUsize) {
    let _ = stop;
    (0..10_000)
        .filter(|&n| is_prime(n))
        .for_each(|_| {
            found.fetch_add(1, Relaxed);
        });
}

fn main() {
    let (stop, found) = (AtomicBool::new(false), AtomicUsize::new(0));
    let start = Instant::now();
    thread::scope(|scope| {
        scope.spawn(|| count_primes(&stop, &found));
        while found.load(Relaxed) < ENOUGH {
            thread::sleep(Duration::from_millis(1));
        }
        stop.store(true, Relaxed);
    });
    println!("found enough: {}", found.into_inner() >= ENOUGH);
    println!("stopped after {} ms", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
