use super::*;

#[tokio::test]
async fn the_first_answer_comes_and_the_rest_ends() {
    let mut mirrors = JoinSet::new();
    let slow = mirrors.spawn(ask("ams"));
    mirrors.spawn(ask("fra"));
    assert_eq!(mirrors.join_next().await.unwrap().unwrap(), "fra");
    assert!(!slow.is_finished());
    mirrors.shutdown().await;
    assert!(slow.is_finished());
}
