use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use std::thread::{self, JoinHandle};
use std::time::Duration;

const PERIOD: Duration = Duration::from_millis(20);

// ANCHOR: monitor
#[derive(Default)]
struct Monitor {
    polls: AtomicU32,
    stop: AtomicBool,
}

impl Monitor {
    fn start(self: &Arc<Self>) -> JoinHandle<()> {
        let monitor = Arc::clone(self);
        thread::spawn(move || {
            while !monitor.stop.load(Relaxed) {
                monitor.polls.fetch_add(1, Relaxed);
                thread::sleep(PERIOD);
            }
        })
    }
}

fn main() {
    let monitor = Arc::new(Monitor::default());
    let thread = monitor.start();
    while monitor.polls.load(Relaxed) < 3 {
        thread::sleep(PERIOD);
    }
    println!("three polls or more");
    monitor.stop.store(true, Relaxed);
    thread.join().unwrap();
    println!("the thread has ended");
}
// ANCHOR_END: monitor

#[cfg(test)]
mod tests;
