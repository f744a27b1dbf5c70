use std::sync::mpsc::{self, Receiver};
use std::thread;

fn poll(network: Receiver<()>) -> &'static str {
    drop(network);
    "r1 is up"
}

fn main() {
    let (up, network) = mpsc::channel();
    let handle = thread::spawn(move || poll(network));
    println!("finished: {}", handle.is_finished());
    up.send(()).unwrap();
    while !handle.is_finished() {
        thread::yield_now();
    }
    println!("finished: {}", handle.is_finished());
    println!("{}", handle.join().unwrap());
}

#[cfg(test)]
mod tests;
