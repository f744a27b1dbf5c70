use super::*;

#[tokio::test(start_paused = true)]
async fn two_in_turn_take_the_sum() {
    let start = Instant::now();
    in_turn(start).await;
    assert_eq!(start.elapsed(), 2 * WAIT);
}

#[tokio::test(start_paused = true)]
async fn two_together_take_as_long_as_one() {
    let start = Instant::now();
    together(start).await;
    assert_eq!(start.elapsed(), WAIT);
}

#[test]
fn main_takes_two_waits_in_turn_and_one_together() {
    let start = std::time::Instant::now();
    main();
    assert!(start.elapsed() >= 3 * WAIT);
}
