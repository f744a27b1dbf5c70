use std::cell::Cell;

use super::*;

#[test]
fn the_job_runs_as_often_as_stated() {
    let ran = Cell::new(0);
    median(30, || ran.set(ran.get() + 1));
    assert_eq!(ran.get(), 9 * 30);
}

#[test]
fn a_wait_has_a_positive_median() {
    let wait = || thread::sleep(Duration::from_millis(1));
    assert!(median(1, wait) > Duration::ZERO);
}
