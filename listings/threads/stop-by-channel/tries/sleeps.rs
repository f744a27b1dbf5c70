use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

const PERIOD: Duration = Duration::from_secs(60);

fn watch(device: &str, stop: Receiver<()>) -> u32 {
    let mut polls = 0;
    loop {
        polls += 1;
        println!("{device} is polled");
        thread::sleep(PERIOD);
        match stop.recv_timeout(Duration::ZERO) {
            Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) | Ok(()) => {
                return polls;
            }
        }
    }
}

fn main() {
    let (running, stop) = mpsc::channel();
    let worker = thread::spawn(move || watch("r1", stop));
    drop(running);
    println!("stopped after {} poll", worker.join().unwrap());
}

#[cfg(test)]
mod tests;
