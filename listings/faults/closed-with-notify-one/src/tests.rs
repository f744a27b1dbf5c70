use std::panic;

use super::*;

/// What shuttle says of a model.
fn said_of(run: impl FnOnce() + panic::UnwindSafe) -> String {
    let failed = panic::catch_unwind(run).unwrap_err();
    failed.downcast_ref::<String>().unwrap().clone()
}

#[test]
fn a_worker_waits_for_ever() {
    let two = || check_random_with_seed(|| pool(2, 0), 7, 1000);
    let said = said_of(two);
    assert!(said.starts_with("deadlock!"), "{said}");
    assert_eq!(said.matches("worker").count(), 2, "{said}");
    assert_eq!(said_of(two), said);
}

#[test]
fn one_worker_alone_is_told() {
    for jobs in 0..=2 {
        check_random_with_seed(move || pool(1, jobs), 7, 1000);
    }
}
