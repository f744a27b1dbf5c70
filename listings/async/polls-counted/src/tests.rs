use super::*;

#[tokio::test(start_paused = true)]
async fn few_timers_cost_two_polls_each_in_both() {
    assert_eq!(joined(100).await, 200);
    assert_eq!(in_a_set(100).await, 200);
}

#[tokio::test(start_paused = true)]
async fn ten_times_the_timers_cost_more_than_ten_times_the_polls() {
    let (few, many) = (joined(1_000).await, joined(10_000).await);
    assert!(many > 50 * few, "{few} and {many}");
    assert_eq!(in_a_set(10_000).await, 20_000);
}
