use super::*;
use printed::printed;

#[path = "../../printed.rs"]
mod printed;

const LIMIT: Duration = Duration::from_millis(50);

#[tokio::test(start_paused = true)]
async fn a_task_outlives_the_wait_for_it() {
    let go = Arc::new(Notify::new());
    let mut task = tokio::spawn(commit("r9", Arc::clone(&go)));
    assert!(timeout(LIMIT, &mut task).await.is_err());
    go.notify_one();
    assert!(task.await.unwrap().starts_with("r9 has"));
}

#[tokio::test(start_paused = true)]
async fn a_handle_that_is_dropped_detaches_its_task() {
    let go = Arc::new(Notify::new());
    let task = tokio::spawn(commit("r9", Arc::clone(&go)));
    let shares = Arc::downgrade(&go);
    assert!(timeout(LIMIT, task).await.is_err());
    assert_eq!(shares.strong_count(), 2);
    go.notify_one();
    while shares.strong_count() > 1 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test(start_paused = true)]
async fn without_a_task_the_commit_is_dropped() {
    let go = Arc::new(Notify::new());
    let commit = commit("r9", Arc::clone(&go));
    assert!(timeout(LIMIT, commit).await.is_err());
    assert_eq!(Arc::strong_count(&go), 1);
}

#[test]
fn the_program_commits_after_it_has_given_up_waiting() {
    let lines = printed();
    let told = ["given up waiting: true", "r1: committed"];
    assert_eq!(
        lines.get(1..3),
        Some(told.map(String::from).as_slice())
    );
}
