use std::hint::black_box;
use std::time::Instant;

use rayon::prelude::*;

fn main() {
    let masks: Vec<u32> = (0..2_000).collect();
    rayon::broadcast(|_| ());

    report("serial", || masks.iter().map(bits).sum());
    report("one each", || {
        masks.par_iter().with_max_len(1).map(bits).sum()
    });
    report("adaptive", || masks.par_iter().map(bits).sum());
    report("chunks of 500", || {
        let chunks = masks.par_chunks(500);
        chunks
            .map(|masks| masks.iter().map(bits).sum::<u32>())
            .sum()
    });
}

fn bits(mask: &u32) -> u32 {
    (0..*mask).map(u32::count_ones).sum()
}

fn report(way: &str, sum: impl Fn() -> u32) {
    let mut times = [0; 9].map(|_| {
        let start = Instant::now();
        black_box(sum());
        start.elapsed().as_micros()
    });
    times.sort();
    println!("{way:<14} {}  {:>6} µs", sum(), times[4]);
}

#[cfg(test)]
mod tests;
