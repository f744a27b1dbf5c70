use super::*;

#[tokio::test]
async fn forced_apart_by_the_await_both_log_in() {
    assert_eq!(both_at_once().await, ((1, 2), 2));
}

#[tokio::test]
async fn one_after_the_other_only_the_first_logs_in() {
    let (logins, open) = (AtomicU32::new(0), Semaphore::new(2));
    let server = Server { logins, open };
    let known = Mutex::default();
    assert_eq!(token(&server, &known).await, 1);
    assert_eq!(token(&server, &known).await, 1);
    assert_eq!(server.logins.load(Ordering::Relaxed), 1);
}
