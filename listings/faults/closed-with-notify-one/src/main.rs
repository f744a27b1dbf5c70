use std::collections::VecDeque;

use shuttle::sync::{Arc, Condvar, Mutex};
use shuttle::{check_random_with_seed, thread::Builder};

// ANCHOR: queue
#[derive(Default)]
struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<u32>,
    closed: bool,
}

impl Queue {
    fn put(&self, job: u32) {
        self.state.lock().unwrap().jobs.push_back(job);
        self.changed.notify_one();
    }

    fn close(&self) {
        self.state.lock().unwrap().closed = true;
        self.changed.notify_one();
    }

    fn take(&self) -> Option<u32> {
        let state = self.state.lock().unwrap();
        let idle =
            |state: &mut State| state.jobs.is_empty() && !state.closed;
        let mut state = self.changed.wait_while(state, idle).unwrap();
        state.jobs.pop_front()
    }
}
// ANCHOR_END: queue

// ANCHOR: model
fn pool(workers: usize, jobs: u32) {
    let queue = Arc::new(Queue::default());
    let workers: Vec<_> = (0..workers)
        .map(|number| {
            let queue = Arc::clone(&queue);
            let worker =
                Builder::new().name(format!("worker {number}"));
            worker.spawn(move || work(&queue)).unwrap()
        })
        .collect();
    for job in 0..jobs {
        queue.put(job);
    }
    queue.close();
    let done = workers.into_iter().map(|w| w.join().unwrap());
    assert_eq!(done.sum::<u32>(), jobs);
}

fn work(queue: &Queue) -> u32 {
    let mut done = 0;
    while queue.take().is_some() {
        done += 1;
    }
    done
}
// ANCHOR_END: model

// ANCHOR: main
fn main() {
    for workers in 1..=3 {
        for jobs in 0..=2 {
            println!("{workers} at work, {jobs} to do");
            check_random_with_seed(
                move || pool(workers, jobs),
                7,
                1000,
            );
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
