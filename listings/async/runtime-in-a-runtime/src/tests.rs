use super::*;
use std::panic::catch_unwind;

#[test]
fn it_works_from_code_that_is_not_async() {
    assert_eq!(ask_and_wait("r1").unwrap(), "r1 is up");
}

#[test]
fn it_panics_inside_a_runtime() {
    let outcome = catch_unwind(|| Runtime::new()?.block_on(report()));
    let panic = outcome.unwrap_err();
    let why = panic.downcast_ref::<&str>().copied().unwrap();
    assert!(why.starts_with("Cannot start a runtime"), "{why}");
}
