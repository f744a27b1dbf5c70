use super::*;

#[tokio::test(start_paused = true)]
async fn join_next_gives_each_answer_when_it_comes() {
    let begun = tokio::time::Instant::now();
    let mut tasks = ask_all(Instant::now());
    for (device, wait) in [("r2", 50), ("r3", 150), ("r1", 250)] {
        let done = tasks.join_next().await;
        assert_eq!(done.unwrap().unwrap(), device);
        assert_eq!(begun.elapsed(), Duration::from_millis(wait));
    }
    assert!(tasks.join_next().await.is_none());
}
