use std::sync::Mutex;
use std::thread;

struct Pool {
    id: u32,
    free: Mutex<u32>,
}

fn lend(from: &Pool, to: &Pool, count: u32) {
    let (mut ours, mut theirs);
    if from.id < to.id {
        ours = from.free.lock().unwrap();
        theirs = to.free.lock().unwrap();
    } else {
        theirs = to.free.lock().unwrap();
        ours = from.free.lock().unwrap();
    }
    *ours -= count;
    *theirs += count;
}

fn main() {
    let (west, east) = (pool(1), pool(2));
    lend(&west, &west, 1);
    thread::scope(|scope| {
        scope.spawn(|| (0..1000).for_each(|_| lend(&west, &east, 5)));
        scope.spawn(|| (0..1000).for_each(|_| lend(&east, &west, 3)));
    });
    println!("west {}", west.free.lock().unwrap());
    println!("east {}", east.free.lock().unwrap());
}

fn pool(id: u32) -> Pool {
    let free = Mutex::new(10_000);
    Pool { id, free }
}

#[cfg(test)]
mod tests;
