use super::*;

#[tokio::test]
async fn only_the_branch_shares_the_fate_of_its_neighbour() {
    let both = tokio::spawn(async { join!(ask("r1"), ask("r2")) });
    assert!(both.await.unwrap_err().is_panic());
    let alone = tokio::spawn(ask("r1"));
    let panics = tokio::spawn(ask("r2"));
    assert!(panics.await.unwrap_err().is_panic());
    assert_eq!(alone.await.unwrap(), "r1 is up");
}
