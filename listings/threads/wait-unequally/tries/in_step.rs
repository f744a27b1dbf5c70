use std::sync::{Barrier, Mutex};
use std::{thread, time::Duration};

fn claim(own: &Mutex<()>, other: &Mutex<()>, step: &Barrier, ms: u64) {
    for round in 0.. {
        let first = own.lock().unwrap();
        if round >= 0 {
            step.wait();
        }
        let second = other.try_lock();
        if round >= 0 {
            step.wait();
        }
        if second.is_ok() {
            return;
        }
        drop(first);
        thread::sleep(Duration::from_millis(ms));
    }
}

fn main() {
    let (west, east) = (Mutex::new(()), Mutex::new(()));
    let step = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| claim(&west, &east, &step, 20));
        scope.spawn(|| claim(&east, &west, &step, 50));
    });
    println!("each has had both");
}

#[cfg(test)]
mod tests;
