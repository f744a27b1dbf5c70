use std::panic::{self, AssertUnwindSafe};
use std::time::{Duration, Instant};

#[cfg(test)]
use shuttle::{sync, thread};
#[cfg(not(test))]
use std::{sync, thread};
use sync::mpsc::{self, Receiver, Sender};
use sync::{Arc, Mutex};
use thread::JoinHandle;

// ANCHOR: pool
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
// ANCHOR_END: pool

// ANCHOR: work
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
// ANCHOR_END: work

// ANCHOR: main
fn poll(device: &str, start: Instant) -> String {
    report(start, device, "asked");
    thread::sleep(Duration::from_millis(40));
    report(start, device, "answered");
    format!("{device} is up")
}

fn main() {
    let start = Instant::now();
    let pool = Pool::new(2);
    let answers = ["r1", "r2", "r3", "r4"]
        .map(|device| pool.submit(move || poll(device, start)));
    for answer in answers {
        println!("{}", answer.recv().unwrap());
    }
}
// ANCHOR_END: main

fn report(start: Instant, lane: &str, event: &str) {
    println!("{:>3} ms  {lane}  {event}", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
