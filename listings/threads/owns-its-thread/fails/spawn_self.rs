use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread::{self, JoinHandle};
use std::time::Duration;

// ANCHOR: start
struct Monitor {
    device: &'static str,
    stop: AtomicBool,
}

impl Monitor {
    fn start(&self) -> JoinHandle<()> {
        thread::spawn(move || self.run())
    }

    fn run(&self) {
        while !self.stop.load(Relaxed) {
            println!("{} is up", self.device);
            thread::sleep(Duration::from_millis(20));
        }
    }
}
// ANCHOR_END: start

fn main() {
    let monitor = Monitor {
        device: "r1",
        stop: AtomicBool::new(false),
    };
    let thread = monitor.start();
    monitor.stop.store(true, Relaxed);
    thread.join().unwrap();
}
