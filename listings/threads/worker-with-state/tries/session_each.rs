use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

const WORKERS: usize = 50;
static OPENED: AtomicUsize = AtomicUsize::new(0);

/// A login at the controller, which reaches every device.
#[derive(Default)]
struct Session {
    polled: Vec<usize>,
}

impl Session {
    fn open() -> Self {
        OPENED.fetch_add(1, Relaxed);
        Session::default()
    }

    fn poll(&mut self, device: usize) {
        self.polled.push(device);
    }
}

// ANCHOR: work
fn work(devices: &Mutex<Range<usize>>) -> Vec<usize> {
    loop {
        let mut session = Session::open();
        let next = devices.lock().unwrap().next();
        let Some(device) = next else {
            break session.polled;
        };
        session.poll(device);
    }
}

fn main() {
    let devices = Mutex::new(0..200);
    let polled: usize = thread::scope(|scope| {
        let workers: Vec<_> = (0..WORKERS)
            .map(|_| scope.spawn(|| work(&devices)))
            .collect();
        let polled = workers.into_iter().map(|w| w.join().unwrap());
        polled.map(|devices| devices.len()).sum()
    });
    println!("{polled} polls, {} sessions", OPENED.load(Relaxed));
}
// ANCHOR_END: work

#[cfg(test)]
mod tests;
