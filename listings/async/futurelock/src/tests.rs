use tokio::time::timeout;

use super::*;

const HOUR: Duration = Duration::from_secs(3600);

#[tokio::test(start_paused = true)]
async fn the_arm_waits_for_a_lock_whose_owner_nobody_polls() {
    let log = Log::default();
    assert!(timeout(HOUR, watch(&log)).await.is_err());
    assert!(log.lock().await.is_empty());
}

#[tokio::test(start_paused = true)]
async fn polled_together_both_get_the_lock() {
    let log = Log::default();
    let tick = async { log.lock().await.push("tick") };
    tokio::join!(save(&log), tick);
    assert_eq!(*log.lock().await, ["saved", "tick"]);
}
