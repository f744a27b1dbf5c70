use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Barrier, Mutex};
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
static ENDED: AtomicUsize = AtomicUsize::new(0);

fn poll(device: &str, chosen: &Barrier) -> String {
    if device != "r2" {
        chosen.wait();
    }
    ENDED.fetch_add(1, Relaxed);
    format!("{device} is up")
}

fn main() {
    let pool = Pool::new(3);
    let chosen = Arc::new(Barrier::new(3));
    let (sender, answers) = mpsc::channel();
    for device in ["r1", "r2", "r3"] {
        let (sender, chosen) = (sender.clone(), Arc::clone(&chosen));
        pool.submit(move || sender.send(poll(device, &chosen)));
    }
    drop(sender);
    println!("first: {}", answers.recv().unwrap());
    chosen.wait();
    drop(pool);
    println!("ended: {}", ENDED.load(Relaxed));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
