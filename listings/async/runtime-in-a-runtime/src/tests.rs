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

#[test]
fn it_panics_where_it_is_dropped_inside_a_runtime() {
    let outcome = catch_unwind(|| {
        let inner = Runtime::new().unwrap();
        Runtime::new().unwrap().block_on(async { drop(inner) });
    });
    let panic = outcome.unwrap_err();
    let why = panic.downcast_ref::<&str>().copied().unwrap();
    assert!(why.starts_with("Cannot drop a runtime"), "{why}");
}

#[test]
fn a_worker_may_be_lent_to_a_call_that_waits() {
    let wait = |device: &'static str| {
        let handle = tokio::runtime::Handle::current();
        tokio::task::block_in_place(|| handle.block_on(ask(device)))
    };
    let answer = Runtime::new().unwrap().block_on(async { wait("r1") });
    assert_eq!(answer, "r1 is up");
}
