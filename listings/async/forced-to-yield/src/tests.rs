use super::*;

#[tokio::test]
async fn only_what_yields_gives_others_a_turn() {
    assert_eq!(turns_beside(ready(())).await, 0);
    assert_eq!(turns_beside(unconstrained(drain())).await, 0);
    assert_eq!(
        turns_beside(compute(async || ready(()).await)).await,
        0
    );
    assert_eq!(turns_beside(compute(yield_now)).await, 1000);
}

#[tokio::test]
async fn the_budget_lets_others_in_now_and_then() {
    let channel = turns_beside(drain()).await;
    let budget = turns_beside(compute(consume_budget)).await;
    assert!((2..100).contains(&channel), "{channel}");
    assert_eq!(channel, budget);
}
