use super::*;

#[tokio::test]
async fn only_the_limit_on_the_whole_ends_a_trickle() {
    let outcomes =
        ask_all(&serve().await.unwrap(), "trickle", 9 * LIMIT).await;
    assert_eq!(
        outcomes,
        "15 of 16 ports up | 15 of 16 ports up | timed out"
    );
}

#[tokio::test]
async fn only_the_limit_on_connecting_lets_silence_last() {
    let outcomes =
        ask_all(&serve().await.unwrap(), "silence", 2 * LIMIT).await;
    assert_eq!(outcomes, "still waiting | timed out | timed out");
}
