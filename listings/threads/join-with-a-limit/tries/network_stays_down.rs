use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

// ANCHOR: task
struct Task<T> {
    ended: Receiver<()>,
    thread: JoinHandle<T>,
}

impl<T: Send + 'static> Task<T> {
    fn start(work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (running, ended) = mpsc::channel();
        let thread = thread::spawn(move || {
            let _running: Sender<()> = running;
            work()
        });
        Task { ended, thread }
    }

    fn join(self, limit: Duration) -> Result<thread::Result<T>, Self> {
        match self.ended.recv_timeout(limit) {
            Err(RecvTimeoutError::Timeout) => Err(self),
            _ => Ok(self.thread.join()),
        }
    }
}
// ANCHOR_END: task

// ANCHOR: main
fn poll(device: &str, network: &Receiver<()>) -> String {
    let state = network.recv().map_or("down", |()| "up");
    format!("{device} is {state}")
}

fn main() {
    let (up, network) = mpsc::channel();
    let task = Task::start(move || poll("r1", &network));
    let Err(task) = task.join(Duration::from_millis(50)) else {
        panic!("an answer without a network");
    };
    println!("r1 has not answered yet");
    match task.join(Duration::from_millis(50)) {
        Ok(outcome) => println!("{}", outcome.unwrap()),
        Err(_) => println!("r1 has not answered at all"),
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
