use std::process::Command;

use super::*;

#[path = "../../../processes/program.rs"]
mod program;

#[test]
fn ten_thousand_are_started_on_one_thread_and_all_have_slept() {
    let output = Command::new(program::program()).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let lines = ["10000 tasks, threads: 1", "10000 have slept"];
    assert!(
        printed.lines().take(2).eq(lines),
        "other tasks or threads"
    );
}

#[tokio::test(start_paused = true)]
async fn many_naps_take_as_long_as_one() {
    let start = tokio::time::Instant::now();
    let sleepers = JoinSet::from_iter((0..10_000).map(|_| nap()));
    assert_eq!(sleepers.len(), 10_000);
    sleepers.join_all().await;
    assert_eq!(start.elapsed(), NAP);
}
