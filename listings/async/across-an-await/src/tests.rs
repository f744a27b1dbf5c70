use super::*;

fn is_send<T: Send>(task: T) -> T {
    task
}

#[tokio::test(start_paused = true)]
async fn each_cure_is_send_and_counts() {
    assert_eq!(is_send(with_arc("ams")).await, "AMS is up");
    let answers = Arc::new(Mutex::new(0));
    is_send(let_go_first(Arc::clone(&answers))).await;
    assert_eq!(*answers.lock().unwrap(), 1);
    let answers = Arc::new(tokio::sync::Mutex::new(0));
    is_send(with_async_lock(Arc::clone(&answers))).await;
    assert_eq!(*answers.lock().await, 1);
}

#[tokio::test(start_paused = true)]
async fn the_guard_of_the_scope_is_gone_during_the_await() {
    let answers = Arc::new(Mutex::new(0));
    let task = tokio::spawn(let_go_first(Arc::clone(&answers)));
    tokio::task::yield_now().await;
    assert!(!task.is_finished());
    assert!(answers.try_lock().is_ok());
    task.await.unwrap();
}
