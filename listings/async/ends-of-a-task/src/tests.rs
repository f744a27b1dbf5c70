use super::*;

#[tokio::test]
async fn each_end_is_told_apart() {
    let [first, second, third] =
        ["r1", "r2", "r3"].map(|d| tokio::spawn(ask(d)));
    third.abort();
    assert_eq!(describe(first.await), "r1 is up");
    let second = second.await;
    assert!(second.as_ref().unwrap_err().is_panic());
    assert_eq!(describe(second), "panicked: no entry for r2");
    assert_eq!(describe(third.await), "cancelled");
}
