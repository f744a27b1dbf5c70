use std::cell::Cell;
use std::thread;

thread_local! {
    static POLLS: Cell<u32> = const { Cell::new(0) };
    static SESSION: Session = open();
}

struct Session;

fn open() -> Session {
    println!("  a session is opened");
    Session
}

impl Drop for Session {
    fn drop(&mut self) {
        println!("  a session is closed");
    }
}

fn main() {
    for device in ["r1", "r2"] {
        println!("a thread for {device}");
        thread::spawn(poll_twice).join().unwrap();
    }
    poll_twice();
    println!("main has polled {} times", POLLS.get());
}

fn poll_twice() {
    for _ in 0..2 {
        SESSION.with(|_session| POLLS.set(POLLS.get() + 1));
        println!("  polled, {} so far", POLLS.get());
    }
}

#[cfg(test)]
mod tests;
