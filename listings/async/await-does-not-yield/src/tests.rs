use super::*;

#[tokio::test]
async fn another_task_runs_when_this_one_yields_and_not_before() {
    let other = tokio::spawn(async {});
    for _ in 0..10_000 {
        from_cache("r1").await;
    }
    assert!(!other.is_finished());
    yield_now().await;
    assert!(other.is_finished());
}
