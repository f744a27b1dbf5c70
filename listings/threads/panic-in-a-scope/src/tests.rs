use super::*;
use std::panic;

#[test]
fn the_program_panics_although_each_thread_has_ended() {
    let panic = panic::catch_unwind(main).unwrap_err();
    let message = panic.downcast_ref::<&str>();
    assert_eq!(message, Some(&"a scoped thread panicked"));
}

#[test]
fn a_panic_that_was_joined_stays_with_the_handle() {
    let outcome =
        thread::scope(|scope| scope.spawn(|| poll("r2")).join());
    assert!(outcome.is_err());
}
