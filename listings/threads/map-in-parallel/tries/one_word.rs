use std::ops::Range;
use std::time::Instant;

use rayon::prelude::*;

type Count = fn(&Range<u32>) -> usize;

fn serial(blocks: &[Range<u32>], count: Count) -> Vec<usize> {
    blocks.iter().map(count).collect()
}

fn parallel(blocks: &[Range<u32>], count: Count) -> Vec<usize> {
    blocks.iter().map(count).collect()
}

fn main() {
    let blocks: Vec<Range<u32>> =
        (0..8).map(|i| i * 20_000..(i + 1) * 20_000).collect();
    let start = Instant::now();
    let one_by_one = serial(&blocks, primes);
    println!("serial     {:>3} ms", start.elapsed().as_millis());
    let start = Instant::now();
    let at_once = parallel(&blocks, primes);
    println!("parallel   {:>3} ms", start.elapsed().as_millis());
    println!("{at_once:?}\nthe same: {}", at_once == one_by_one);
}

fn primes(block: &Range<u32>) -> usize {
    block.clone().filter(|&n| is_prime(n)).count()
}

fn is_prime(n: u32) -> bool {
    let mut divisors = (2..n).take_while(|d| d * d <= n);
    n > 1 && !divisors.any(|d| n.is_multiple_of(d))
}

#[cfg(test)]
mod tests;
