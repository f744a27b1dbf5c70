use std::panic::{self, AssertUnwindSafe};

use super::*;

#[test]
fn a_lease_comes_back_on_every_way_out() {
    let pool = Pool::new(1);
    for device in ["r3", "r2", "r1"] {
        let ask = AssertUnwindSafe(|| ask(&pool, device));
        let _ = panic::catch_unwind(ask);
        assert_eq!(pool.free.len(), 1, "after {device}");
    }
}

#[test]
fn a_session_that_saw_a_panic_is_replaced() {
    let pool = Pool::new(1);
    ask(&pool, "r3").unwrap();
    ask(&pool, "r2").unwrap_err();
    assert_eq!(pool.lease().unwrap().session.polls, 2);
    let ask = AssertUnwindSafe(|| ask(&pool, "r1"));
    assert!(panic::catch_unwind(ask).is_err());
    assert_eq!(pool.lease().unwrap().session.polls, 0);
}

#[test]
fn no_more_sessions_are_out_than_the_pool_has() {
    let pool = Pool::new(2);
    let (first, second) = (pool.lease(), pool.lease());
    assert!(first.is_ok() && second.is_ok());
    assert_eq!(pool.lease().err().unwrap(), "no session is free");
    drop(first);
    assert!(pool.lease().is_ok());
}
