use super::*;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc;

/// As in `wait_for`: after so long, another spawn wakes a worker that
/// has overlooked a task.
const NUDGE: Duration = Duration::from_millis(50);

/// Blocks `tasks` of the two workers, and says whether a task that is
/// spawned then runs before they are free again.
fn runs_beside(tasks: usize) -> bool {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_time()
        .build()
        .unwrap();
    let mut free = Vec::new();
    for _ in 0..tasks {
        let (go, wait) = mpsc::channel::<()>();
        let (says, blocked) = mpsc::channel();
        free.push(go);
        runtime.spawn(async move {
            says.send(()).unwrap();
            let _ = wait.recv();
        });
        while blocked.recv_timeout(NUDGE).is_err() {
            runtime.spawn(async {});
        }
    }
    let (beats, beaten) = mpsc::channel();
    let ran = Arc::new(AtomicBool::new(false));
    let sets = Arc::clone(&ran);
    runtime.spawn(async move {
        sleep(Duration::from_millis(1)).await;
        sets.store(true, Relaxed);
        beats.send(()).unwrap();
    });
    let rounds = if tasks < 2 { 100 } else { 1 };
    let in_time = (0..rounds).any(|_| {
        runtime.spawn(async {});
        beaten.recv_timeout(NUDGE).is_ok()
    });
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
fn the_heart_of_the_program_waits_for_an_answer() {
    main();
    assert_eq!(ANSWERS.load(Relaxed), 2);
    assert!(BEFORE_THE_BEAT.load(Relaxed) > 0);
}
