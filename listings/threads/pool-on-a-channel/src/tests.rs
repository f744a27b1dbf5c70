use std::mem::ManuallyDrop;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use super::*;

/// Three jobs for a pool of `size` that run until the senders are dropped, and
/// how many of them run at once.
fn at_once(size: usize) -> usize {
    // A pool that is stuck would not end.
    let pool = ManuallyDrop::new(Pool::new(size));
    let (begun, has_begun) = mpsc::channel();
    let releases = [(); 3].map(|()| {
        let (release, released) = mpsc::channel::<()>();
        let begun = begun.clone();
        pool.submit(move || {
            let _ = begun.send(());
            released.recv()
        });
        release
    });
    let limit = Duration::from_millis(300);
    let jobs =
        (0..3).take_while(|_| has_begun.recv_timeout(limit).is_ok());
    let jobs = jobs.count();
    drop(releases);
    jobs
}

#[test]
fn as_many_jobs_run_at_once_as_there_are_workers() {
    assert_eq!([1, 2, 3].map(at_once), [1, 2, 3]);
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
