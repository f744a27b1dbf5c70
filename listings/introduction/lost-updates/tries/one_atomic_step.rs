use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

const POLLS: u32 = 3;

fn poll(under_way: &Barrier) -> u32 {
    under_way.wait();
    1
}

// ANCHOR: count
fn count(answered: &AtomicU32, under_way: &Barrier) {
    answered.fetch_add(poll(under_way), Relaxed);
}
// ANCHOR_END: count

fn main() {
    let answered = AtomicU32::new(0);
    let under_way = Barrier::new(POLLS as usize);
    thread::scope(|scope| {
        for _ in 0..POLLS {
            scope.spawn(|| count(&answered, &under_way));
        }
    });
    println!("{} of {POLLS} answers counted", answered.into_inner());
}

#[cfg(test)]
mod tests;
