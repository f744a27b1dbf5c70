use super::*;

#[tokio::test]
async fn in_the_same_order_only_one_logs_in() {
    assert_eq!(both_at_once().await, ((1, 1), 1));
}

#[tokio::test]
async fn a_login_that_is_cancelled_leaves_the_next_to_try() {
    let (logins, open) = (AtomicU32::new(0), Semaphore::new(0));
    let server = Server { logins, open };
    let known = Mutex::default();
    {
        let mut first = pin!(token(&server, &known));
        assert!(poll!(first.as_mut()).is_pending());
    }
    server.open.add_permits(1);
    assert_eq!(token(&server, &known).await, 2);
}
