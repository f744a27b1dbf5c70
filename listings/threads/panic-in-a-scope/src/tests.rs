use super::*;
use std::panic;

#[test]
fn the_scope_reports_what_nobody_joined() {
    let outcome = panic::catch_unwind(|| {
        thread::scope(|scope| {
            scope.spawn(|| poll("r2"));
        })
    });
    assert!(outcome.is_err());
}

#[test]
fn a_panic_that_was_joined_stays_with_the_handle() {
    let outcome =
        thread::scope(|scope| scope.spawn(|| poll("r2")).join());
    assert!(outcome.is_err());
}
