use std::time::Instant;

use num_bigint::BigUint;
use rayon::prelude::*;

fn main() {
    let wanted: Vec<u32> = (1..=64).map(|n| n * 100).collect();
    rayon::broadcast(|_| ());
    let serial = timed("serial", || wanted.iter().map(fib).collect());
    let parallel =
        timed("parallel", || wanted.par_iter().map(|n| fib(&(n - 1))).collect());
    let chunked = timed("chunked", || {
        wanted.par_iter().with_min_len(8).map(fib).collect()
    });
    println!("the same: {}", parallel == serial && chunked == serial);
    println!("fib(94) is {}", fib(&94));
}

fn timed(way: &str, map: impl Fn() -> Vec<BigUint>) -> Vec<BigUint> {
    let start = Instant::now();
    let numbers = map();
    println!("{way:<10} {:>3} ms", start.elapsed().as_millis());
    numbers
}

fn fib(n: &u32) -> BigUint {
    let mut pair = (BigUint::ZERO, BigUint::from(1_u8));
    for _ in 1..*n {
        let next = &pair.0 + &pair.1;
        pair = (pair.1, next);
    }
    pair.1
}

#[cfg(test)]
mod tests;
