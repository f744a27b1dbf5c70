use std::hint::black_box;
use std::time::Instant;

#[repr(align(64))]
struct Line(usize);

fn main() {
    // Table: norvig.com/21-days.html#answers
    step("nearest cache", "0.5 ns", &ring(256));
    step("4096 lines", "none  ", &ring(1 << 12));
    step("32768 lines", "none  ", &ring(1 << 15));
    step("262144 lines", "none  ", &ring(1 << 18));
    step("main memory", "100 ns", &ring(1 << 20));
}

fn step(rung: &str, table: &str, ring: &[Line]) {
    let mut at = 0;
    let mut samples = [(); 9].map(|()| {
        let start = Instant::now();
        for _ in 0..50_000 {
            at = ring[at].0;
        }
        black_box(at);
        start.elapsed().as_nanos() as f64 / 50_000.0
    });
    samples.sort_by(f64::total_cmp);
    println!("{rung:<14} table {table}, here {:>6.1} ns", samples[4]);
}

fn ring(lines: usize) -> Vec<Line> {
    let mut order: Vec<usize> = (0..lines).collect();
    let mut seed = 1_usize;
    for last in (1..lines).rev() {
        seed = seed.wrapping_mul(0x5851_f42d_4c95_7f2d) + 1;
        order.swap(last, (seed >> 32) % last);
    }
    order.into_iter().map(Line).collect()
}

#[cfg(test)]
mod tests;
