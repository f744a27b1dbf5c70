use shuttle::sync::Barrier;
use shuttle::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use super::*;

/// Runs `model` in some hundreds of orders, the same ones each time. Where all
/// threads wait, it fails.
fn in_many_orders(model: impl Fn() + Send + Sync + 'static) {
    shuttle::check_random_with_seed(model, 7, 300);
}

#[test]
fn as_many_jobs_run_at_once_as_there_are_workers() {
    for size in 1..=3 {
        in_many_orders(move || {
            let pool = Pool::new(size);
            let all = Arc::new(Barrier::new(size));
            let waits = (0..size).map(|_| {
                let all = Arc::clone(&all);
                pool.submit(move || all.wait().is_leader())
            });
            let waits: Vec<_> = waits.collect();
            let leads = waits.iter().filter(|led| led.recv().unwrap());
            assert_eq!(leads.count(), 1);
        });
    }
}

#[test]
fn no_more_jobs_run_at_once_than_there_are_workers() {
    for size in 1..=3 {
        in_many_orders(move || {
            let pool = Pool::new(size);
            let running = Arc::new(AtomicUsize::new(0));
            let jobs = (0..=size).map(|_| {
                let running = Arc::clone(&running);
                pool.submit(move || {
                    let now = running.fetch_add(1, SeqCst) + 1;
                    running.fetch_sub(1, SeqCst);
                    now
                })
            });
            let jobs: Vec<_> = jobs.collect();
            let most = jobs.iter().map(|now| now.recv().unwrap()).max();
            assert!(most <= Some(size), "{size} workers, {most:?}");
        });
    }
}

#[test]
fn dropping_the_pool_runs_what_was_submitted() {
    in_many_orders(|| {
        let ran = Arc::new(AtomicUsize::new(0));
        let pool = Pool::new(2);
        for _ in 0..3 {
            let ran = Arc::clone(&ran);
            pool.submit(move || ran.fetch_add(1, SeqCst));
        }
        drop(pool);
        assert_eq!(ran.load(SeqCst), 3);
    });
}

#[test]
fn a_panic_costs_no_worker() {
    in_many_orders(|| {
        let pool = Pool::new(1);
        let lost =
            pool.submit(|| panic::resume_unwind(Box::new("lost")));
        assert!(lost.recv().is_err());
        assert_eq!(pool.submit(|| 7).recv(), Ok(7));
    });
}
