use super::*;

#[tokio::test]
async fn what_loses_something() {
    assert!(!send().await);
    assert!(!lock().await);
    assert!(!read_line().await);
    assert!(!read_exact().await);
}

#[tokio::test]
async fn what_keeps_everything() {
    assert!(reserve().await);
    assert!(recv().await);
    assert!(next_line().await);
    assert!(read().await);
}
