use super::*;

#[tokio::test]
async fn abort_does_not_end_a_call_that_has_begun() {
    let (begun, has_begun) = oneshot::channel();
    let (hold, wait) = mpsc::channel();
    let mut job = spawn_blocking(move || ask(begun, wait));
    has_begun.await.unwrap();
    job.abort();
    let soon = timeout(Duration::from_millis(200), &mut job).await;
    assert!(soon.is_err(), "it has ended");
    drop(hold);
    assert_eq!(job.await.unwrap(), "r1 is up");
}

#[test]
fn abort_does_end_one_that_still_waits_for_a_thread() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .max_blocking_threads(1)
        .build()
        .unwrap();
    runtime.block_on(async {
        let (begun, has_begun) = oneshot::channel();
        let (hold, wait) = mpsc::channel();
        let first = spawn_blocking(move || ask(begun, wait));
        has_begun.await.unwrap();
        let second = spawn_blocking(|| unreachable!());
        second.abort();
        drop(hold);
        assert!(first.await.is_ok());
        assert!(second.await.unwrap_err().is_cancelled());
    });
}
