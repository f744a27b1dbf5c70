use super::*;

#[tokio::test]
async fn only_the_branch_shares_the_fate_of_its_neighbour() {
    let both = tokio::spawn(async { join!(poll("r1"), poll("r2")) });
    assert!(both.await.unwrap_err().is_panic());
    let alone = tokio::spawn(poll("r1"));
    let panics = tokio::spawn(poll("r2"));
    assert!(panics.await.unwrap_err().is_panic());
    assert_eq!(alone.await.unwrap(), "r1 is up");
}
