use super::*;

#[tokio::test(start_paused = true)]
async fn without_enable_one_waits_beside_a_job() {
    assert_eq!(served(false).await, 1);
}

#[tokio::test(start_paused = true)]
async fn each_one_that_is_enabled_is_woken() {
    assert_eq!(served(true).await, 2);
}

/// One permit is kept, which is enough for one.
#[tokio::test(start_paused = true)]
async fn a_single_waiter_needs_no_enable() {
    let jobs = Jobs::default();
    let mut only = pin!(jobs.take(false));
    assert!(poll!(only.as_mut()).is_pending());
    jobs.add(1);
    assert_eq!(only.await, 1);
}
