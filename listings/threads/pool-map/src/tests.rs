use std::sync::Condvar;

use super::*;

#[test]
fn order_is_that_of_the_calls_for_any_number_of_workers() {
    for workers in [1, 2, 7] {
        let pool = Pool::new(workers);
        let squares = map(&pool, |n: u32| n * n, (0..200).collect());
        assert_eq!(squares, Vec::from_iter((0..200).map(|n| n * n)));
    }
}

/// Whether three calls are under way at once, before a limit.
fn meets_two_others(_: u32) -> bool {
    static HERE: (Mutex<u32>, Condvar) =
        (Mutex::new(0), Condvar::new());
    let mut here = HERE.0.lock().unwrap();
    *here += 1;
    HERE.1.notify_all();
    let limit = Duration::from_secs(5);
    let alone = |here: &mut u32| *here < 3;
    let waited = HERE.1.wait_timeout_while(here, limit, alone);
    !waited.unwrap().1.timed_out()
}

#[test]
fn all_calls_are_submitted_before_one_is_awaited() {
    let pool = Pool::new(3);
    let met = map(&pool, meets_two_others, vec![1, 2, 3]);
    assert_eq!(met, [true; 3]);
}
