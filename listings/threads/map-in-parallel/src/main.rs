use std::ops::Range;
use std::time::Instant;

use rayon::prelude::*;

fn main() {
    let blocks: Vec<Range<u32>> =
        (0..8).map(|i| i * 20_000..(i + 1) * 20_000).collect();

    let start = Instant::now();
    let serial: Vec<usize> = blocks.iter().map(primes).collect();
    println!("serial     {:>3} ms", start.elapsed().as_millis());

    let start = Instant::now();
    let parallel: Vec<usize> = blocks.par_iter().map(primes).collect();
    println!("parallel   {:>3} ms", start.elapsed().as_millis());

    println!("{parallel:?}");
    println!("the same: {}", parallel == serial);
}

fn primes(block: &Range<u32>) -> usize {
    block.clone().filter(|&n| is_prime(n)).count()
}

fn is_prime(n: u32) -> bool {
    n > 1
        && (2..n)
            .take_while(|d| d * d <= n)
            .all(|d| !n.is_multiple_of(d))
}

#[cfg(test)]
mod tests;
