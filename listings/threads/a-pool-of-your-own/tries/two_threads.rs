use std::thread;

use rayon::prelude::*;
use rayon::{ThreadPoolBuildError, ThreadPoolBuilder};

fn main() -> Result<(), ThreadPoolBuildError> {
    let pool = ThreadPoolBuilder::new()
        .num_threads(2)
        .thread_name(|index| format!("cruncher-{index}"))
        .build()?;
    let total: usize =
        pool.install(|| (0..8).into_par_iter().map(primes).sum());
    let names =
        pool.broadcast(|_| thread::current().name().map(str::to_owned));
    for name in names.into_iter().flatten() {
        println!("{name}");
    }
    println!("{total} primes");
    Ok(())
}

fn primes(block: u32) -> usize {
    let numbers = block * 10_000..(block + 1) * 10_000;
    numbers.filter(|&n| is_prime(n)).count()
}

fn is_prime(n: u32) -> bool {
    n > 1
        && (2..n)
            .take_while(|d| d * d <= n)
            .all(|d| !n.is_multiple_of(d))
}

#[cfg(test)]
mod tests;
