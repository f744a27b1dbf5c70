use super::*;
use printed::printed;

#[path = "../../printed.rs"]
mod printed;

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

#[test]
fn the_program_leaves_no_task() {
    let lines = printed();
    assert_eq!(lines[0], "fra answered, 2 have not");
    assert_eq!(lines[1], "0 are left");
}
