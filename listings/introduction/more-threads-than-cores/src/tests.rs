use super::*;

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
