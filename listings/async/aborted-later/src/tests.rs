use super::*;

#[test]
fn the_loop_ends_by_itself_and_the_await_ends_the_task() {
    main();
}

/// Without an await after the loop there is nothing left to cancel.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_task_without_another_await_ends_well() {
    let enough = Arc::new(AtomicBool::new(false));
    let (begun, begins) = oneshot::channel();
    let seen = Arc::clone(&enough);
    let counting = tokio::spawn(async move {
        begun.send(()).unwrap();
        while !seen.load(Relaxed) {
            hint::spin_loop();
        }
        5
    });
    begins.await.unwrap();
    counting.abort();
    enough.store(true, Relaxed);
    assert_eq!(counting.await.unwrap(), 5);
}
