use super::*;
use printed::printed;
use std::time::Duration;
use tokio::time::timeout;

#[path = "../../printed.rs"]
mod printed;

#[tokio::test]
async fn the_error_does_not_wait_for_the_other_branch() {
    let both = async { try_join!(ask("r1"), ask("r2")) };
    let both = timeout(Duration::from_secs(60), both).await;
    assert_eq!(both.unwrap(), Err("no route to r2".to_owned()));
}

#[test]
fn both_sessions_are_closed_before_the_error_is_handled() {
    let lines = printed();
    assert_eq!(lines.last().unwrap(), "no route to r2");
    assert_eq!(lines.len(), 3);
}
