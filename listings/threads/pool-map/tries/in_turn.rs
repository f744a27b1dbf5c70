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
fn map<A, T>(pool: &Pool, task: fn(A) -> T, inputs: Vec<A>) -> Vec<T>
where
    A: Send + 'static,
    T: Send + 'static,
{
    let answers: Vec<_> = inputs
        .into_iter()
        .map(|input| pool.submit(move || task(input)))
        .map(|answer| answer.recv().unwrap())
        .collect();
    answers
}

fn poll(millis: u64) -> String {
    thread::sleep(Duration::from_millis(millis));
    format!("after {millis} ms")
}

fn main() {
    let pool = Pool::new(3);
    println!("{:?}", map(&pool, poll, vec![30, 20, 10]));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
