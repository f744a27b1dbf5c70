use std::thread;
use std::time::{Duration, Instant};

use rayon::ThreadPool;

// ANCHOR: main
fn poll(device: &str, start: Instant) {
    report(start, device, "asked");
    thread::sleep(Duration::from_millis(60));
    report(start, device, "answered");
}

fn count(start: Instant) {
    report(start, "primes", "started");
    let found = (2..4000).filter(|&n| is_prime(n)).count();
    report(start, "primes", &format!("counted {found}"));
}

fn main() {
    let start = Instant::now();
    let pool = pool_of_two();
    pool.scope_fifo(|scope| {
        scope.spawn_fifo(move |_| poll("r1", start));
        scope.spawn_fifo(move |_| poll("r2", start));
        scope.spawn_fifo(move |_| poll("r3", start));
        scope.spawn_fifo(move |_| poll("r4", start));
        scope.spawn_fifo(move |_| count(start));
    });
}
// ANCHOR_END: main

fn pool_of_two() -> ThreadPool {
    rayon::ThreadPoolBuilder::new()
        .num_threads(5)
        .build()
        .unwrap()
}

fn is_prime(n: u32) -> bool {
    (2..n)
        .take_while(|d| d * d <= n)
        .all(|d| !n.is_multiple_of(d))
}

fn report(start: Instant, lane: &str, event: &str) {
    println!("{:>3} ms  {lane}  {event}", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
