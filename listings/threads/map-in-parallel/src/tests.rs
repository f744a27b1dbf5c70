use std::sync::{Condvar, Mutex};
use std::time::Duration;

use rayon::ThreadPoolBuilder;

use super::*;

#[test]
fn the_parallel_map_counts_what_the_serial_one_counts() {
    let blocks = [0..10, 10..100, 100..1_000, 1_000..10_000];
    assert_eq!(serial(&blocks, primes), [4, 21, 143, 1_061]);
    assert_eq!(parallel(&blocks, primes), [4, 21, 143, 1_061]);
}

/// Whether another block is counted at the same time, before a limit.
fn meets_another(_: &Range<u32>) -> usize {
    static HERE: (Mutex<usize>, Condvar) =
        (Mutex::new(0), Condvar::new());
    let mut here = HERE.0.lock().unwrap();
    *here += 1;
    HERE.1.notify_all();
    let limit = Duration::from_secs(5);
    let alone = |here: &mut usize| *here < 2;
    let waited = HERE.1.wait_timeout_while(here, limit, alone);
    usize::from(!waited.unwrap().1.timed_out())
}

#[test]
fn two_threads_count_two_blocks_at_once() {
    let pool = ThreadPoolBuilder::new().num_threads(2).build();
    let blocks = [0..1, 1..2];
    let met =
        pool.unwrap().install(|| parallel(&blocks, meets_another));
    assert_eq!(met, [1, 1]);
}
