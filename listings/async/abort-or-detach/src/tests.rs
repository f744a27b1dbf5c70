use super::*;

#[tokio::test]
async fn only_the_set_aborts() {
    for (aborts, set) in [(true, true), (false, false)] {
        let go = Arc::new(Notify::new());
        let (fate, seen) = oneshot::channel();
        let outcome = if set {
            in_a_set(Arc::clone(&go), fate).await
        } else {
            by_handles(Arc::clone(&go), fate).await
        };
        assert_eq!(outcome, Err("no route to r2"));
        go.notify_one();
        assert_eq!(seen.await.is_err(), aborts);
    }
}
