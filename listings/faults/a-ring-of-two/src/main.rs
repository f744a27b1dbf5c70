use std::sync::Arc;

use loom::model::Builder;
use loom::sync::Mutex;
use loom::thread;

type Pool = Mutex<u32>;

fn lend(from: &Pool, to: &Pool, count: u32) {
    let mut ours = from.lock().unwrap(); // [1]
    let mut theirs = to.lock().unwrap(); // [2]
    *ours -= count;
    *theirs += count;
}

fn two_loans() {
    let [west, east] = [100, 100].map(|free| Arc::new(Pool::new(free)));
    let (from, to) = (Arc::clone(&east), Arc::clone(&west));
    let back = thread::spawn(move || lend(&from, &to, 3));
    lend(&west, &east, 5);
    back.join().unwrap();
}

fn main() {
    let mut model = Builder::new();
    model.location = true;
    model.check(two_loans);
    println!("nobody waits for ever");
}

#[cfg(test)]
mod tests;
