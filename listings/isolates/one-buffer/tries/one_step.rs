use std::sync::Barrier;
use std::sync::atomic::{AtomicU8, Ordering::Relaxed};
use std::thread;

// ANCHOR: fill
fn main() {
    let mut buffer = [0_u8; 8];
    let (left, right) = buffer.split_at_mut(4);
    thread::scope(|scope| {
        scope.spawn(|| left.fill(1));
        scope.spawn(|| right.fill(2));
    });
    println!("halves: {buffer:?}");
    println!("both look first: {}", both_look_first());
    println!("in one step: {}", in_one_step());
}
// ANCHOR_END: fill

// ANCHOR: add
fn both_look_first() -> u8 {
    let byte = AtomicU8::new(0);
    let looked = Barrier::new(2);
    let add_one = || {
        looked.wait();
        byte.fetch_add(1, Relaxed);
    };
    thread::scope(|scope| {
        scope.spawn(add_one);
        scope.spawn(add_one);
    });
    byte.into_inner()
}

fn in_one_step() -> u8 {
    let byte = AtomicU8::new(0);
    let add_one = || byte.fetch_add(1, Relaxed);
    thread::scope(|scope| {
        scope.spawn(add_one);
        scope.spawn(add_one);
    });
    byte.into_inner()
}
// ANCHOR_END: add

#[cfg(test)]
mod tests;
