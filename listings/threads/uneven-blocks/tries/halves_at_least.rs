use std::thread;
use std::time::Instant;

use rayon::prelude::*;
use rayon::{ThreadPoolBuildError, ThreadPoolBuilder};

const BLOCKS: [u32; 8] = [1, 2, 3, 4, 5, 6, 7, 8];

// ANCHOR: runs
fn main() -> Result<(), ThreadPoolBuildError> {
    let start = Instant::now();
    thread::scope(|scope| {
        for half in BLOCKS.chunks(4) {
            scope.spawn(move || {
                for &block in half {
                    count(block, start, ["begun", "ended"]);
                }
            });
        }
    });
    let pool = ThreadPoolBuilder::new().num_threads(2).build()?;
    pool.install(|| {
        BLOCKS.par_iter().with_min_len(4).for_each(|&block| {
            count(block, start, ["taken", "done"]);
        });
    });
    Ok(())
}

fn count(block: u32, start: Instant, [opens, closes]: [&str; 2]) {
    report(start, block, opens);
    let found = primes(block * 8_000);
    report(start, block, &format!("{closes}, {found} primes"));
}
// ANCHOR_END: runs

fn primes(end: u32) -> usize {
    (0..end).filter(|&n| is_prime(n)).count()
}

fn is_prime(n: u32) -> bool {
    n > 1
        && (2..n)
            .take_while(|d| d * d <= n)
            .all(|d| !n.is_multiple_of(d))
}

fn report(start: Instant, block: u32, event: &str) {
    let elapsed = start.elapsed().as_millis();
    println!("{elapsed:>3} ms  b{block}  {event}");
}

#[cfg(test)]
mod tests;
