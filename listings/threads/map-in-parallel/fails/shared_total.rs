use std::ops::Range;

use rayon::prelude::*;

fn main() {
    let blocks = [0..20_000, 20_000..40_000];
    // ANCHOR: total
    let mut total = 0;
    blocks.par_iter().for_each(|block| total += primes(block));
    println!("{total}");
    // ANCHOR_END: total
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
