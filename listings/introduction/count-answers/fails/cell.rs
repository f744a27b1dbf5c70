use std::cell::Cell;
use std::thread;

const POLLS: u32 = 3;

fn poll() -> u32 {
    1
}

fn main() {
    // ANCHOR: cell
    let answered = Cell::new(0);
    thread::scope(|scope| {
        for _ in 0..POLLS {
            scope.spawn(|| answered.set(answered.get() + poll()));
        }
    });
    // ANCHOR_END: cell
    println!("{} of {POLLS} answers counted", answered.get());
}
