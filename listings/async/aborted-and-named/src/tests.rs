use super::*;

use std::sync::Arc;

use tokio::sync::Notify;
use tokio::time::{Instant, sleep};

/// Ends the workers, and says how long that took.
async fn ended(
    all: TaskTracker,
    workers: Vec<JoinHandle<()>>,
) -> (Duration, Vec<&'static str>) {
    let start = Instant::now();
    end(all, &workers).await;
    let mut ends = Vec::new();
    for worker in workers {
        ends.push(how(worker.await));
    }
    (start.elapsed(), ends)
}

#[tokio::test(start_paused = true)]
async fn one_deadline_for_all_the_late_ones() {
    let (stop, all) = (CancellationToken::new(), TaskTracker::new());
    let workers = ["r2", "r1", "r2", "r3"]
        .map(|device| all.spawn(watch(device, stop.clone())));
    stop.cancel();
    let (took, ends) = ended(all, workers.into()).await;
    assert_eq!(ends, ["aborted", "stopped", "aborted", "stopped"]);
    assert_eq!(took, GRACE);
}

#[tokio::test(start_paused = true)]
async fn nobody_waits_longer_than_for_the_last_one() {
    let all = TaskTracker::new();
    let workers = [10, 90, 50]
        .map(|ms| all.spawn(sleep(Duration::from_millis(ms))));
    let (took, ends) = ended(all, workers.into()).await;
    assert_eq!(ends, ["stopped"; 3]);
    assert_eq!(took, Duration::from_millis(90));
}

/// Wakes the next worker when it is dropped.
struct Session(Arc<Notify>);

impl Drop for Session {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}

#[tokio::test(start_paused = true)]
async fn all_are_aborted_before_a_destructor_lets_one_go_on() {
    let all = TaskTracker::new();
    let next = Arc::new(Notify::new());
    let session = Session(Arc::clone(&next));
    let first = all.spawn(async move {
        let _session = session;
        future::pending().await
    });
    let second = all.spawn(async move { next.notified().await });
    let (_, ends) = ended(all, vec![first, second]).await;
    assert_eq!(ends, ["aborted", "aborted"]);
}

struct Broken;

impl Drop for Broken {
    fn drop(&mut self) {
        panic!("on purpose");
    }
}

/// Before the deadline, and in a destructor after it.
#[tokio::test(start_paused = true)]
async fn a_panic_is_neither_a_stop_nor_an_abort() {
    let all = TaskTracker::new();
    let first = all.spawn(async { panic!("on purpose") });
    let second = all.spawn(async {
        let _broken = Broken;
        future::pending().await
    });
    let (_, ends) = ended(all, vec![first, second]).await;
    assert_eq!(ends, ["panicked", "panicked"]);
}
