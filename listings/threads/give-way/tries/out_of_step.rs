use std::sync::{Barrier, Mutex};
use std::thread;

const ROUNDS: u32 = 5;

fn claim(own: &Mutex<()>, other: &Mutex<()>, step: &Barrier) -> u32 {
    let mut given_way = 0;
    for _ in 0..ROUNDS {
        let first = own.lock().unwrap();
        step.wait();
        let second = other.try_lock();
        step.wait();
        if second.is_ok() {
            return given_way;
        }
        drop(first);
        given_way += 1;
    }
    given_way
}

fn main() {
    let (west, east) = (Mutex::new(()), Mutex::new(()));
    let step = Barrier::new(1);
    thread::scope(|scope| {
        let r1 = scope.spawn(|| claim(&west, &east, &step));
        let r2 = scope.spawn(|| claim(&east, &west, &step));
        println!("r1 has given way {} times", r1.join().unwrap());
        println!("r2 has given way {} times", r2.join().unwrap());
    });
}

#[cfg(test)]
mod tests;
