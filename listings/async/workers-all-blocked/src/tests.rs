use super::*;

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc;

/// Blocks `tasks` of the two workers, and says whether a task that is
/// spawned then runs before they are free again.
fn runs_beside(tasks: usize) -> bool {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_time()
        .build()
        .unwrap();
    let blocked = Arc::new(Barrier::new(tasks + 1));
    let mut free = Vec::new();
    for _ in 0..tasks {
        let (go, wait) = mpsc::channel::<()>();
        let blocked = Arc::clone(&blocked);
        free.push(go);
        runtime.spawn(async move {
            blocked.wait();
            let _ = wait.recv();
        });
    }
    blocked.wait();
    let (beats, beaten) = mpsc::channel();
    let ran = Arc::new(AtomicBool::new(false));
    let sets = Arc::clone(&ran);
    runtime.spawn(async move {
        sleep(Duration::from_millis(1)).await;
        sets.store(true, Relaxed);
        beats.send(()).unwrap();
    });
    let patience =
        Duration::from_millis(if tasks < 2 { 5000 } else { 50 });
    let in_time = beaten.recv_timeout(patience).is_ok();
    free.clear();
    if !in_time {
        beaten.recv().unwrap();
    }
    assert!(ran.load(Relaxed));
    in_time
}

#[test]
fn a_free_worker_keeps_tasks_and_timers_going() {
    assert!(runs_beside(0));
    assert!(runs_beside(1));
}

#[test]
fn without_one_nothing_runs() {
    assert!(!runs_beside(2));
}

#[test]
fn the_polls_meet_where_both_workers_are_blocked() {
    main();
}
