use super::*;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

#[tokio::test]
async fn another_task_runs_when_this_one_yields_and_not_before() {
    let other = tokio::spawn(async {});
    for _ in 0..10_000 {
        from_cache("r1").await;
    }
    assert!(!other.is_finished());
    yield_now().await;
    assert!(other.is_finished());
}

#[test]
fn what_comes_from_the_cache_is_ready_at_the_first_poll() {
    let mut cx = Context::from_waker(Waker::noop());
    let poll = pin!(from_cache("r1")).as_mut().poll(&mut cx);
    assert_eq!(poll, Poll::Ready("hostname r1".to_owned()));
}
