use tokio::time::timeout;

use super::*;

const HOUR: Duration = Duration::from_secs(3600);

#[tokio::test(start_paused = true)]
async fn the_task_goes_on_and_the_arm_gets_its_lock() {
    let log = Log::default();
    assert!(timeout(HOUR, watch(&log)).await.is_ok());
    assert_eq!(*log.lock().await, ["saved", "tick"]);
}
