use std::sync::{Barrier, Mutex};
use std::thread;

struct Pool {
    name: &'static str,
    free: Mutex<u32>,
}

fn lend(from: &Pool, to: &Pool, count: u32, step: &Barrier) {
    let mut ours = from.free.lock().unwrap();
    step.wait();
    println!("holds {}, waits for {}", from.name, to.name);
    *ours -= count;
    drop(ours);
    let mut theirs = to.free.lock().unwrap();
    *theirs += count;
}

fn main() {
    let (west, east) = (pool("west"), pool("east"));
    let step = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| lend(&west, &east, 5, &step));
        scope.spawn(|| lend(&east, &west, 3, &step));
    });
    println!("both have lent");
}

fn pool(name: &'static str) -> Pool {
    let free = Mutex::new(100);
    Pool { name, free }
}

#[cfg(test)]
mod tests;
