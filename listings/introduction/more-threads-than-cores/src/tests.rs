use std::sync::Barrier;

use super::*;

#[test]
fn as_many_jobs_are_under_way_as_there_are_threads() {
    static ALL: Barrier = Barrier::new(16);
    time(16, || {
        ALL.wait();
    });
}

#[test]
fn sixteen_jobs_run_whatever_the_number_of_threads() {
    static RUNS: AtomicU32 = AtomicU32::new(0);
    for threads in [1, 2, 16, 20] {
        RUNS.store(0, Relaxed);
        time(threads, || {
            RUNS.fetch_add(1, Relaxed);
        });
        assert_eq!(RUNS.load(Relaxed), 16);
    }
}
