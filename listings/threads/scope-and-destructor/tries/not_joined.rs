use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static CLOSED: AtomicBool = AtomicBool::new(false);
static NETWORK: Mutex<()> = Mutex::new(());

struct Session;

impl Drop for Session {
    fn drop(&mut self) {
        drop(NETWORK.lock().unwrap());
        thread::sleep(Duration::from_millis(20));
        CLOSED.store(true, SeqCst);
    }
}

thread_local! {
    static SESSION: Session = const { Session };
}

fn poll() {
    SESSION.with(|_session| println!("polled"));
}

fn main() {
    let busy = NETWORK.lock().unwrap();
    thread::scope(|scope| {
        scope.spawn(poll);
    });
    println!("after a scope: {}", CLOSED.load(SeqCst));
    drop(busy);
    while !CLOSED.swap(false, SeqCst) {
        thread::yield_now();
    }
    thread::scope(|scope| drop(scope.spawn(poll)));
    println!("after a join: {}", CLOSED.load(SeqCst));
}

#[cfg(test)]
mod tests;
