use std::thread;
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

fn main() {
    report("waits", || thread::sleep(Duration::from_millis(80)));
    report("computes", compute);
    report("computes twice at once", || {
        thread::scope(|scope| {
            scope.spawn(compute);
            scope.spawn(compute);
        });
    });
}

fn report(job: &str, run: impl FnOnce()) {
    let (wall, processor) = (Instant::now(), processor_time());
    run();
    let wall = wall.elapsed().as_millis();
    let processor = (processor_time() - processor).as_millis();
    println!(
        "{job:<22}  wall {wall:>3} ms, processor {processor:>3} ms"
    );
}

fn processor_time() -> Duration {
    let time = clock_gettime(ClockId::Monotonic);
    time.try_into().expect("it is not negative")
}

fn compute() {
    let sum = (0..1_000_000_u64).fold(0, |sum, n| sum ^ (n * n));
    assert_ne!(sum, 0);
}

#[cfg(test)]
mod tests;
