use std::num::NonZero;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    report("one thread", 1);
    report("one for each core", cores);
    report("one for each job", 16);
}

fn report(name: &str, threads: usize) {
    let wait = || thread::sleep(Duration::from_millis(20));
    let compute = || {
        assert_ne!((0..300_000_u64).fold(0, |sum, n| sum ^ (n * n)), 0)
    };
    let jobs: [fn(); 2] = [wait, compute];
    let [waiting, computing] = jobs.map(|job| time(threads, job));
    println!("{name:<18} {waiting:>4} ms  {computing:>4} ms");
}

fn time(threads: usize, job: fn()) -> u128 {
    let (start, taken) = (Instant::now(), AtomicU32::new(0));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while taken.fetch_add(1, Relaxed) < 16 {
                    job();
                }
            });
        }
    });
    start.elapsed().as_millis()
}

#[cfg(test)]
mod tests;
