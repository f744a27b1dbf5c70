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
fn submit_then<T: Send + 'static>(
    pool: &Pool,
    task: impl FnOnce() -> T + Send + 'static,
    callback: impl FnOnce(T) + Send + 'static,
) {
    callback(pool.submit(task).recv().unwrap());
}

fn main() {
    let pool = Pool::new(2);
    let main = thread::current().id();
    for device in ["r1", "r2", "r3"] {
        let poll = move || format!("{device} is up");
        submit_then(&pool, poll, move |answer| {
            let on_main = thread::current().id() == main;
            println!("{answer}, on the main thread: {on_main}");
        });
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
