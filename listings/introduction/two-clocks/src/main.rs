use std::thread;
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

fn main() {
    report("waits", || thread::sleep(Duration::from_millis(80)));
    report("computes", compute);
    report("computes twice at once", || twice_at_once(compute));
}

fn twice_at_once(job: fn()) {
    thread::scope(|scope| {
        scope.spawn(job);
        scope.spawn(job);
    });
}

fn report(job: &str, run: impl FnOnce()) -> [Duration; 2] {
    let (wall, processor) = (Instant::now(), processor_time());
    run();
    let clocks = [wall.elapsed(), processor_time() - processor];
    let [wall, busy] = clocks.map(|clock| clock.as_millis());
    println!("{job:<22}  wall {wall:>3} ms, processor {busy:>3} ms");
    clocks
}

fn processor_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.try_into().expect("it is not negative")
}

fn compute() {
    assert_ne!((0..1_000_000_u64).fold(0, |sum, n| sum ^ (n * n)), 0);
}

#[cfg(test)]
mod tests;
