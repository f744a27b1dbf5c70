use super::*;
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use tokio::runtime::Handle;

async fn ends_in_one_poll(work: impl Future) -> bool {
    let mut work = pin!(work);
    poll_fn(|context| {
        Poll::Ready(work.as_mut().poll(context).is_ready())
    })
    .await
}

#[tokio::test]
async fn one_poll_runs_both_branches_without_a_task() {
    assert!(ends_in_one_poll(in_branches(Instant::now())).await);
    assert_eq!(Handle::current().metrics().num_alive_tasks(), 0);
}

#[tokio::test]
async fn each_half_has_a_task_of_its_own() {
    assert!(!ends_in_one_poll(in_tasks(Instant::now())).await);
    assert_eq!(Handle::current().metrics().num_alive_tasks(), 2);
}

#[test]
fn the_halves_are_right() {
    assert_eq!(LOW.end, HIGH.start);
    assert_eq!(primes(LOW) + primes(HIGH), 6_057);
}
