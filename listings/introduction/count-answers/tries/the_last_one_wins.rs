use std::sync::{Barrier, Mutex};
use std::thread;

const POLLS: u32 = 3;

fn poll(under_way: &Barrier) -> u32 {
    under_way.wait();
    1
}

fn count(answered: &Mutex<u32>, under_way: &Barrier) {
    let answer = poll(under_way);
    *answered.lock().unwrap() = answer;
}

fn main() {
    let answered = Mutex::new(0);
    let under_way = Barrier::new(POLLS as usize);
    thread::scope(|scope| {
        for _ in 0..POLLS {
            scope.spawn(|| count(&answered, &under_way));
        }
    });
    let answered = answered.into_inner().unwrap();
    println!("{answered} of {POLLS} answers counted");
}

#[cfg(test)]
mod tests;
