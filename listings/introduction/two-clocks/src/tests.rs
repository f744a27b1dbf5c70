use std::sync::Barrier;

use super::*;

#[test]
fn a_wait_leaves_the_clock_of_the_processor_behind() {
    let wait = Duration::from_millis(200);
    let [wall, processor] = report("test", || thread::sleep(wait));
    assert!(processor < wait / 2);
    assert!(wall >= wait);
}

#[test]
fn computing_moves_the_clock_of_the_processor() {
    let before = processor_time();
    let [wall, processor] = report("test", compute);
    assert!(Duration::ZERO < processor && Duration::ZERO < wall);
    assert!(processor <= processor_time() - before);
}

/// Whichever thread asks.
#[test]
fn the_clock_of_the_processor_counts_each_thread() {
    let mut own = Duration::ZERO;
    let [_, processor] = report("test", || {
        thread::scope(|scope| {
            scope.spawn(|| {
                let id = ClockId::ThreadCPUTime;
                compute();
                own = clock_gettime(id).try_into().unwrap();
            });
        });
    });
    assert!(Duration::ZERO < own);
    assert!(own <= processor, "the clock leaves a thread out");
}

#[test]
fn both_jobs_are_under_way_at_once() {
    static BOTH: Barrier = Barrier::new(2);
    twice_at_once(|| {
        BOTH.wait();
    });
}
