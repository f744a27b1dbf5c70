use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::{Condvar, Mutex};
use std::thread;

// ANCHOR: queue
#[derive(Default)]
struct State {
    jobs: BinaryHeap<Reverse<(u32, u64, String)>>,
    pushed: u64,
    closed: bool,
}

#[derive(Default)]
struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

impl Queue {
    fn push(&self, rank: u32, job: &str) {
        let mut state = self.state.lock().unwrap();
        state.pushed += 1;
        let entry = (rank, state.pushed, job.to_owned());
        state.jobs.push(Reverse(entry));
        self.changed.notify_one();
    }

    fn pop(&self) -> Option<String> {
        let state = self.state.lock().unwrap();
        let idle = |s: &mut State| s.jobs.is_empty() && !s.closed;
        let mut state = self.changed.wait_while(state, idle).unwrap();
        let Reverse((_, _, job)) = state.jobs.pop()?;
        Some(job)
    }
}
// ANCHOR_END: queue

// ANCHOR: main
impl Queue {
    fn close(&self) {
        self.state.lock().unwrap().closed = true;
        self.changed.notify_one();
    }
}

fn main() {
    let queue = Queue::default();
    queue.push(2, "save r1");
    queue.push(2, "save r2");
    queue.push(1, "alarm of r3");
    thread::scope(|scope| {
        scope.spawn(|| {
            while let Some(job) = queue.pop() {
                println!("{job}");
            }
            println!("no more jobs");
        });
        queue.close();
    });
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
