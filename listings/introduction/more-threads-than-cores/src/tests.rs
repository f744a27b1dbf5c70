use std::process::Command;
use std::sync::Barrier;

use super::*;

#[path = "../../../processes/program.rs"]
mod program;

/// What the waits take on one thread, and on one for each job, in ms.
fn waits() -> [u128; 2] {
    let output = Command::new(program::program()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    ["one thread", "one for each job"].map(|name| {
        let row = text.lines().find_map(|line| line.strip_prefix(name));
        let waits = row.unwrap().split_whitespace().next().unwrap();
        waits.parse().unwrap()
    })
}

/// Sixteen waits of 20 ms in turn never take less than 320 ms, and waits
/// at once do unless the machine stops them for as long.
#[test]
fn waits_are_in_turn_on_one_thread_and_overlap_on_many() {
    let overlap = (0..3).any(|_| {
        let [one, many] = waits();
        assert!(one >= 320, "the waits overlap on one thread");
        many < 320
    });
    assert!(overlap, "the waits are in turn on many threads");
}

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
