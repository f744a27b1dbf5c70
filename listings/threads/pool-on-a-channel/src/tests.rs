use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use super::*;

#[test]
fn as_many_jobs_run_at_once_as_there_are_workers() {
    let pool = Pool::new(3);
    let met = Arc::new(Barrier::new(3));
    let answers = Vec::from_iter((0..9).map(|_| {
        let met = Arc::clone(&met);
        pool.submit(move || {
            met.wait();
        })
    }));
    answers.iter().for_each(|answer| answer.recv().unwrap());
}

#[test]
fn never_more_jobs_run_at_once_than_there_are_workers() {
    let now = Arc::new(AtomicUsize::new(0));
    let most = Arc::new(AtomicUsize::new(0));
    let pool = Pool::new(2);
    for _ in 0..50 {
        let (now, most) = (Arc::clone(&now), Arc::clone(&most));
        pool.submit(move || {
            most.fetch_max(now.fetch_add(1, Relaxed) + 1, Relaxed);
            thread::yield_now();
            now.fetch_sub(1, Relaxed);
        });
    }
    drop(pool);
    assert!((1..=2).contains(&most.load(Relaxed)));
}

#[test]
fn dropping_the_pool_runs_what_was_submitted() {
    let ran = Arc::new(AtomicUsize::new(0));
    let pool = Pool::new(2);
    for _ in 0..100 {
        let ran = Arc::clone(&ran);
        pool.submit(move || ran.fetch_add(1, Relaxed));
    }
    drop(pool);
    assert_eq!(ran.load(Relaxed), 100);
}

#[test]
fn a_panic_costs_no_worker() {
    let pool = Pool::new(1);
    let lost = pool.submit(|| panic::resume_unwind(Box::new("lost")));
    assert!(lost.recv().is_err());
    assert_eq!(pool.submit(|| 7).recv(), Ok(7));
}
