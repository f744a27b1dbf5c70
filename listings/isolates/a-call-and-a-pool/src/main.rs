use std::ops::Range;
use std::thread;
use std::time::Instant;

const LOW: Range<u32> = 0..60_000;
const HIGH: Range<u32> = 60_000..95_000;

// ANCHOR: main
fn main() {
    let start = Instant::now();
    let count = |half: &str, range| count(half, range, start);
    count("low", LOW);
    count("high", HIGH);
    in_a_pool(count);
}

fn in_a_pool(count: impl Fn(&str, Range<u32>) + Sync) {
    thread::scope(|pool| {
        pool.spawn(|| count("low", LOW));
        pool.spawn(|| count("high", HIGH));
    });
}
// ANCHOR_END: main

fn count(half: &str, range: Range<u32>, start: Instant) {
    report(start, half, "started");
    let found = primes(range);
    report(start, half, &format!("counted {found}"));
}

fn primes(range: Range<u32>) -> usize {
    range.filter(|&n| is_prime(n)).count()
}

fn is_prime(n: u32) -> bool {
    n > 1
        && (2..n)
            .take_while(|d| d * d <= n)
            .all(|d| !n.is_multiple_of(d))
}

fn report(start: Instant, half: &str, event: &str) {
    println!("{:>3} ms  {half}  {event}", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
