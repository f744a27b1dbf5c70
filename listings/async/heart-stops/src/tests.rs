use super::*;

use std::pin::pin;
use std::task::{Context, Waker};

/// Whether one poll of `work` is enough.
fn ends_at_once(work: impl Future<Output = ()>) -> bool {
    let mut context = Context::from_waker(Waker::noop());
    pin!(work).poll(&mut context).is_ready()
}

#[tokio::test]
async fn one_call_gives_way_and_the_other_does_not() {
    let start = Instant::now();
    assert!(ends_at_once(ask_blocking("r1", start)));
    assert!(start.elapsed() >= WAIT);
    assert!(!ends_at_once(ask_waiting("r2", start)));
}

/// On the real clock, so that beats are due while the call blocks.
#[tokio::test]
async fn the_heart_beats_beside_a_wait_and_not_beside_a_block() {
    let start = Instant::now();
    let beating = tokio::spawn(heart(start));
    yield_now().await;
    let asking = beats_during(ask_blocking("r1", start));
    assert_eq!(tokio::spawn(asking).await.unwrap(), 0);
    beating.await.unwrap();

    let beating = tokio::spawn(heart(start));
    yield_now().await;
    let asking = beats_during(ask_waiting("r2", start));
    assert!(tokio::spawn(asking).await.unwrap() > 0);
    beating.await.unwrap();
    assert_eq!(BEATS.load(Relaxed), 8);
}
