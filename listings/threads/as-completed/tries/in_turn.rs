use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

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
fn as_completed<T: Send + 'static>(
    pool: &Pool,
    tasks: Vec<(&'static str, impl FnOnce() -> T + Send + 'static)>,
) -> Receiver<(&'static str, T)> {
    let (sender, answers) = mpsc::channel();
    for (name, task) in tasks {
        let sender = sender.clone();
        let answer = pool.submit(task).recv().unwrap();
        sender.send((name, answer)).unwrap();
    }
    answers
}

fn poll(millis: u64) -> &'static str {
    thread::sleep(Duration::from_millis(millis));
    "is up"
}

fn main() {
    let start = Instant::now();
    let pool = Pool::new(3);
    let polls = [("r1", 90), ("r2", 60), ("r3", 30)]
        .map(|(device, millis)| (device, move || poll(millis)));
    for (device, answer) in as_completed(&pool, polls.into()) {
        report(start, device, answer);
    }
}
// ANCHOR_END: main

fn report(start: Instant, lane: &str, event: &str) {
    println!("{:>3} ms  {lane}  {event}", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
