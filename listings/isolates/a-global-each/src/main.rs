use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

static ALL: AtomicU32 = AtomicU32::new(0);

thread_local! {
    static OWN: Cell<u32> = const { Cell::new(0) };
}

fn ask() {
    ALL.fetch_add(1, Relaxed);
    OWN.set(OWN.get() + 1);
}

fn ask_twice() -> u32 {
    ask();
    ask();
    OWN.get()
}

fn main() {
    for name in ["first", "second"] {
        let own = thread::spawn(ask_twice).join().unwrap();
        println!("{name} isolate: {own} questions of its own");
    }
    println!("the static: {} questions", ALL.load(Relaxed));
}

#[cfg(test)]
mod tests;
