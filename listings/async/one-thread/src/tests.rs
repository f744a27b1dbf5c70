use super::*;
use std::pin::pin;
use std::task::{Context, Waker};

#[test]
fn a_task_that_computes_never_yields() {
    let mut context = Context::from_waker(Waker::noop());
    let counting = pin!(count("low", 0..100, Instant::now()));
    assert!(counting.poll(&mut context).is_ready());
}

#[test]
fn the_halves_are_right() {
    assert_eq!(LOW.end, HIGH.start);
    assert_eq!(primes(0..100), 25);
    assert_eq!(primes(LOW) + primes(HIGH), 8_713);
}

#[tokio::test(start_paused = true)]
async fn waits_overlap() {
    let begun = tokio::time::Instant::now();
    let mut waiting = JoinSet::new();
    waiting.spawn(ask("r1", Instant::now()));
    waiting.spawn(ask("r2", Instant::now()));
    waiting.join_all().await;
    assert_eq!(begun.elapsed(), WAIT);
}
