use super::*;
use tokio::time::Instant;

#[tokio::test(start_paused = true)]
async fn a_greeting_takes_its_wait() {
    let start = Instant::now();
    greet().await;
    assert_eq!(start.elapsed(), Duration::from_millis(100));
}

#[test]
fn main_is_a_function_that_blocks_until_its_future_is_ready() {
    let start = std::time::Instant::now();
    main();
    assert!(start.elapsed() >= Duration::from_millis(100));
}
