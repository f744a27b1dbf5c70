use super::*;

use tokio::time::Instant;

#[tokio::test(start_paused = true)]
async fn an_answer_is_not_delayed_by_its_limit() {
    let start = Instant::now();
    let answer = timeout(LONG, ask("r1")).await;
    assert_eq!(answer.as_deref(), Ok("r1 is up"));
    assert_eq!(start.elapsed(), Duration::from_millis(50));
}

#[tokio::test(start_paused = true)]
async fn a_device_that_never_answers_costs_its_limit() {
    let start = Instant::now();
    assert!(timeout(SHORT, ask("r2")).await.is_err());
    assert_eq!(start.elapsed(), SHORT);
}
