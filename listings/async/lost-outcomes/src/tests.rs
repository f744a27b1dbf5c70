use super::*;

#[tokio::test]
async fn both_tasks_fail_each_in_its_way() {
    let (done, mut all_done) = mpsc::channel(1);
    let panics = tokio::spawn(ask("r1", done.clone()));
    let fails = tokio::spawn(ask("r2", done));
    assert!(all_done.recv().await.is_none());
    assert!(panics.await.unwrap_err().is_panic());
    assert_eq!(fails.await.unwrap(), Err("no route to r2".to_owned()));
}

/// The task goes on without its handle, and what it returned is gone.
#[tokio::test]
async fn a_task_ends_by_itself_though_its_handle_is_dropped() {
    let (done, mut all_done) = mpsc::channel(1);
    let (tell, told) = tokio::sync::oneshot::channel();
    drop(tokio::spawn(async move {
        let outcome = ask("r2", done).await;
        tell.send(outcome.is_err()).unwrap();
        outcome
    }));
    assert!(all_done.recv().await.is_none());
    assert_eq!(told.await, Ok(true));
}
