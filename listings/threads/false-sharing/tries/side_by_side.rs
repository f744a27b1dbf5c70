use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread;
use std::time::Instant;

#[derive(Default)]
#[repr(align(128))]
struct OneLine([AtomicU64; 2]);

#[derive(Default)]
struct OwnLine(AtomicU64);

fn main() {
    let shared = OneLine::default();
    let [left, right] = &shared.0;
    report("neighbours", left, right);
    let [left, right] = [OwnLine::default(), OwnLine::default()];
    report("apart", &left.0, &right.0);
}

fn report(place: &str, left: &AtomicU64, right: &AtomicU64) {
    let start = Instant::now();
    thread::scope(|scope| {
        for counter in [left, right] {
            scope.spawn(|| {
                for _ in 0..1_000_000 {
                    counter.fetch_add(1, Relaxed);
                }
            });
        }
    });
    let total = left.load(Relaxed) + right.load(Relaxed);
    let elapsed = start.elapsed().as_millis();
    println!("{place:<11}{elapsed:>4} ms, counted to {total}");
}

#[cfg(test)]
mod tests;
