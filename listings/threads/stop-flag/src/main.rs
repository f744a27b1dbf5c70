use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

fn is_prime(n: u64) -> bool {
    n > 1 && (2..n).all(|d| !n.is_multiple_of(d))
}

fn count_primes(stop: &AtomicBool) -> usize {
    (0..)
        .take_while(|_| !stop.load(Ordering::Relaxed))
        .filter(|&n| is_prime(n))
        .count()
}

fn main() {
    let stop = AtomicBool::new(false);
    let start = Instant::now();
    thread::scope(|scope| {
        let worker = scope.spawn(|| count_primes(&stop));
        thread::sleep(Duration::from_millis(100));
        stop.store(true, Ordering::Relaxed);
        let found = worker.join().unwrap();
        println!("primes were found: {}", found > 0);
    });
    println!("stopped after {} ms", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
