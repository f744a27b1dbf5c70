use super::*;

use tokio::time::Instant;

#[tokio::test(start_paused = true)]
async fn an_answer_is_not_delayed_by_its_limit() {
    let start = Instant::now();
    assert_eq!(ask_for(LONG, "r1").await, "r1 is up");
    assert_eq!(start.elapsed(), Duration::from_millis(50));
}

#[tokio::test(start_paused = true)]
async fn a_device_that_never_answers_costs_its_limit() {
    let start = Instant::now();
    assert_eq!(ask_for(SHORT, "r2").await, "r2 gave no answer");
    assert_eq!(start.elapsed(), SHORT);
}
