use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

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
        job();
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
fn poll(device: &str) -> String {
    if device == "r2" {
        panic!("{device} sent garbage");
    }
    format!("{device} is up")
}

fn main() {
    let pool = Pool::new(1);
    let answers = ["r1", "r2", "r3"]
        .map(|device| pool.submit(move || poll(device)));
    for outcome in answers.map(|answer| answer.recv()) {
        match outcome {
            Ok(answer) => println!("{answer}"),
            Err(error) => println!("no answer: {error}"),
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
