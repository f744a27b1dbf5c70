use std::hint::black_box;
use std::os::unix::process::parent_id;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let count = Mutex::new(0_u64);
    // Table: norvig.com/21-days.html#answers
    rung("lock, unlock", "25 ns", 1_000, || {
        *black_box(&count).lock().unwrap() += 1;
    });
    rung("system call", "none", 1_000, || {
        black_box(parent_id());
    });
    rung("start, join", "none", 20, || {
        thread::spawn(|| ()).join().unwrap();
    });
}

fn rung(rung: &str, table: &str, runs: u32, job: impl Fn()) {
    let here = median(runs, job);
    println!("{rung:<14} table {table:>6}, here {here:>8.1?}");
}

fn median(runs: u32, job: impl Fn()) -> Duration {
    let mut samples = [(); 9].map(|()| {
        let start = Instant::now();
        job();
        start.elapsed() / runs
    });
    samples.sort();
    samples[4]
}

#[cfg(test)]
mod tests;
