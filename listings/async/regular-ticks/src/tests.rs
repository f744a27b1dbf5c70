use super::*;

use tokio::time::Instant as PausedInstant;

#[tokio::test(start_paused = true)]
async fn the_pause_adds_the_time_of_the_work() {
    let start = PausedInstant::now();
    with_a_pause(Instant::now()).await;
    assert_eq!(start.elapsed(), 5 * (PERIOD + WORK));
}

#[tokio::test(start_paused = true)]
async fn the_interval_does_not() {
    let start = PausedInstant::now();
    with_an_interval(Instant::now()).await;
    assert_eq!(start.elapsed(), 4 * PERIOD + WORK);
}
