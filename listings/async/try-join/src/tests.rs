use super::*;
use std::time::Duration;
use tokio::time::timeout;

#[tokio::test]
async fn the_error_does_not_wait_for_the_other_branch() {
    let both = async { try_join!(ask("r1"), ask("r2")) };
    let both = timeout(Duration::from_secs(60), both).await;
    assert_eq!(both.unwrap(), Err("no route to r2".to_owned()));
}
