use std::sync::{Arc, mpsc};
use std::time::Duration;

use super::*;

const LIMIT: Duration = Duration::from_secs(5);

/// Threads that each take one job and send it, when all of them wait.
fn waiting(queue: &Arc<Queue>) -> mpsc::Receiver<Option<String>> {
    let (sender, taken) = mpsc::channel();
    for _ in 0..3 {
        let (queue, sender) = (Arc::clone(queue), sender.clone());
        thread::spawn(move || sender.send(queue.pop()));
    }
    // What is too early to be woken finds its job without waiting.
    thread::sleep(Duration::from_millis(300));
    taken
}

#[test]
fn the_lowest_rank_goes_first_and_then_the_oldest() {
    let queue = Queue::default();
    for (rank, job) in [(2, "d"), (1, "b"), (2, "c"), (1, "a")] {
        queue.push(rank, job);
    }
    queue.close();
    let taken = Vec::from_iter(std::iter::from_fn(|| queue.pop()));
    assert_eq!(taken, ["b", "a", "d", "c"]);
}

#[test]
fn each_job_wakes_one_of_those_who_wait() {
    let queue = Arc::new(Queue::default());
    let taken = waiting(&queue);
    for job in ["r1", "r2", "r3"] {
        queue.push(1, job);
        let woken = taken.recv_timeout(LIMIT);
        assert_eq!(woken, Ok(Some(job.to_owned())));
    }
}

#[test]
fn the_end_wakes_everybody() {
    let queue = Arc::new(Queue::default());
    let taken = waiting(&queue);
    queue.close();
    for _ in 0..3 {
        assert_eq!(taken.recv_timeout(LIMIT), Ok(None));
    }
}

#[test]
fn jobs_that_are_left_are_taken_after_the_end() {
    let queue = Queue::default();
    queue.push(1, "r1");
    queue.close();
    assert_eq!(queue.pop().as_deref(), Some("r1"));
    assert_eq!(queue.pop(), None);
}
