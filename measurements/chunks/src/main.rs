//! What the size of a chunk does to a parallel map.

#[path = "../../protocol.rs"]
mod protocol;

use std::hint::black_box;

use protocol::Values;
use rayon::prelude::*;

/// As many as the process pool gets through in a moment.
const ITEMS: u32 = 10_000;

const SIZES: &[u64] = &[1, 10, 100, 1000, 10_000];

fn main() {
    protocol::run_often(&[("rayon", SIZES, measure)]);
}

fn measure(size: u64) -> Values {
    // The pool's threads start with its first job.
    mapped(ITEMS as usize);
    let alone = often(looped);
    let time = often(|| mapped(size as usize));
    vec![("time", time), ("speed-up", alone / time)]
}

/// The time of one `map`. One alone is over before both cores are at it.
fn often(map: impl Fn() -> Vec<u32>) -> f64 {
    const TIMES: u32 = 20;
    let total = protocol::seconds(|| {
        for _ in 0..TIMES {
            black_box(map());
        }
    });
    total / f64::from(TIMES)
}

fn looped() -> Vec<u32> {
    (0..ITEMS).map(steps).collect()
}

fn mapped(size: usize) -> Vec<u32> {
    (0..ITEMS)
        .into_par_iter()
        .with_min_len(size)
        .with_max_len(size)
        .map(steps)
        .collect()
}

/// How many steps of the Collatz sequence lead from `number` to one.
fn steps(number: u32) -> u32 {
    let mut number = u64::from(number) + 1;
    let mut steps = 0;
    while number != 1 {
        number = if number.is_multiple_of(2) {
            number / 2
        } else {
            3 * number + 1
        };
        steps += 1;
    }
    steps
}

#[cfg(test)]
mod tests;
