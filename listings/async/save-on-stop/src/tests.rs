use super::*;

use tokio::time::Instant;

#[tokio::test(start_paused = true)]
async fn a_stopped_watch_saves_and_does_not_wait_for_its_period() {
    let start = Instant::now();
    let stop = CancellationToken::new();
    let (begun, _begins) = mpsc::channel(1);
    let watch = tokio::spawn(watch("r9", begun, stop.clone()));
    sleep(PERIOD * 5 / 2).await;
    stop.cancel();
    watch.await.unwrap();
    let saved = PERIOD * 5 / 2 + Duration::from_millis(50);
    assert_eq!(start.elapsed(), saved);
}

#[test]
fn a_child_does_not_stop_its_parent() {
    let stop = CancellationToken::new();
    let (one, other) = (stop.child_token(), stop.child_token());
    one.cancel();
    assert!(!stop.is_cancelled() && !other.is_cancelled());
    stop.cancel();
    assert!(other.is_cancelled());
}
