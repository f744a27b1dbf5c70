use super::*;

#[tokio::test(start_paused = true)]
async fn a_loop_that_catches_every_error_is_given_up() {
    let start = tokio::time::Instant::now();
    let limit = Duration::from_millis(50);
    assert!(timeout(limit, insist("r1")).await.is_err());
    assert_eq!(start.elapsed(), limit);
}

#[tokio::test]
async fn only_the_second_attempt_hangs() {
    assert!(ask("r1", 1).await.is_err());
    assert_eq!(ask("r1", 3).await.unwrap(), "r1 is up");
}
