use super::*;
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

#[test]
fn the_halves_are_right() {
    assert_eq!(LOW.end, HIGH.start);
    assert_eq!(primes(LOW) + primes(HIGH), 6_057);
}

#[tokio::test]
async fn one_poll_of_join_runs_one_branch_after_the_other() {
    let start = Instant::now();
    let mut both = pin!(async {
        join!(count("low", 0..9, start), count("high", 9..99, start))
    });
    let done = poll_fn(|context| {
        Poll::Ready(both.as_mut().poll(context).is_ready())
    });
    assert!(done.await);
}
