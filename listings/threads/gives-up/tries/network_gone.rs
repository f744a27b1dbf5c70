use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

type Job = Box<dyn FnOnce() + Send>;

struct Pool {
    jobs: Option<Sender<Job>>,
    workers: Vec<JoinHandle<()>>,
}

impl Pool {
    fn new(size: usize) -> Self {
        let (jobs, queue) = mpsc::channel();
        let queue = Arc::new(Mutex::new(queue));
        let workers = (0..size)
            .map(|_| {
                let queue = Arc::clone(&queue);
                thread::spawn(move || work(&queue))
            })
            .collect();
        let jobs = Some(jobs);
        Pool { jobs, workers }
    }

    fn submit<T: Send + 'static>(
        &self,
        task: impl FnOnce() -> T + Send + 'static,
    ) -> Receiver<T> {
        let (sender, answer) = mpsc::channel();
        let job = Box::new(move || drop(sender.send(task())));
        self.jobs.as_ref().unwrap().send(job).unwrap();
        answer
    }
}

fn work(queue: &Mutex<Receiver<Job>>) {
    loop {
        let next = queue.lock().unwrap().recv();
        let Ok(job) = next else { break };
        let _ = panic::catch_unwind(AssertUnwindSafe(job));
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.jobs = None;
        for worker in self.workers.drain(..) {
            let _ = worker.join();
        }
    }
}

// ANCHOR: main
fn poll(device: &str, network: &Receiver<()>) -> String {
    network.recv().unwrap();
    println!("{device} has answered");
    format!("{device} is up")
}

fn main() {
    let pool = Pool::new(1);
    let (up, network) = mpsc::channel();
    let answer = pool.submit(move || poll("r1", &network));
    match answer.recv_timeout(Duration::from_millis(20)) {
        Ok(answer) => println!("{answer}"),
        Err(error) => println!("no answer: {error}"),
    }
    drop(up);
    drop(pool);
    println!("late: {:?}", answer.try_recv());
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
