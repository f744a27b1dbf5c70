use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

const WORKERS: usize = 50;
static OPENED: AtomicUsize = AtomicUsize::new(0);

struct Session {
    polls: usize,
}

impl Session {
    fn open() -> Self {
        OPENED.fetch_add(1, Relaxed);
        Session { polls: 0 }
    }

    fn poll(&mut self, _device: usize) {
        self.polls += 1;
    }
}

// ANCHOR: work
fn work(devices: &Mutex<Range<usize>>) -> usize {
    let mut session = Session::open();
    loop {
        let next = devices.lock().unwrap().next();
        let Some(device) = next else {
            break session.polls;
        };
        session.poll(device);
    }
}

fn main() {
    let devices = Mutex::new(0..200);
    let polls: usize = thread::scope(|scope| {
        let workers: Vec<_> = (0..WORKERS)
            .map(|_| scope.spawn(|| work(&devices)))
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap())
            .sum()
    });
    println!("{polls} polls, {} sessions", OPENED.load(Relaxed));
}
// ANCHOR_END: work

#[cfg(test)]
mod tests;
