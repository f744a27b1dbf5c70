use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use loom::sync::atomic::{AtomicBool, Ordering::*, fence};
use loom::thread;

// ANCHOR: meet
/// Says that it is here, and then looks whether the other one is.
fn meet(mine: &AtomicBool, other: &AtomicBool, fenced: bool) -> bool {
    mine.store(true, SeqCst);
    if fenced {
        fence(AcqRel);
    }
    other.load(SeqCst)
}
// ANCHOR_END: meet

// ANCHOR: model
/// In how many runs neither saw the other, and how many there were.
fn missed(fenced: bool) -> (u32, u32) {
    let counts = Arc::new((AtomicU32::new(0), AtomicU32::new(0)));
    let counted = Arc::clone(&counts);
    loom::model(move || {
        let here: Arc<[AtomicBool; 2]> = Arc::default();
        let theirs = Arc::clone(&here);
        let other =
            thread::spawn(move || meet(&theirs[1], &theirs[0], fenced));
        let saw = meet(&here[0], &here[1], fenced);
        let seen = other.join().unwrap() || saw;
        counted.0.fetch_add(u32::from(!seen), Relaxed);
        counted.1.fetch_add(1, Relaxed);
    });
    (counts.0.load(Relaxed), counts.1.load(Relaxed))
}

fn main() {
    for fenced in [false, true] {
        let (missed, runs) = missed(fenced);
        println!("fenced: {fenced}; missed in {missed} of {runs} runs");
    }
}
// ANCHOR_END: model

#[cfg(test)]
mod tests;
