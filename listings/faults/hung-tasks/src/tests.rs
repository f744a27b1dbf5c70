use super::*;

use tokio::task::yield_now;

/// The names in the trees, without their times.
fn names() -> Vec<String> {
    let trees = trees().concat();
    let lines = trees.lines().filter_map(|line| line.split_once(" ["));
    lines.map(|(name, _)| name.trim().to_owned()).collect()
}

#[tokio::test]
async fn each_task_names_its_wait() {
    await_tree::init_global_registry(Default::default());
    let _tasks = ["r1", "r2", "r3"]
        .map(|device| await_tree::spawn(device, device, ask(device)));
    for _ in 0..9 {
        yield_now().await;
    }
    let waits = ["r2", "asking r2", "answer", "r3", "session"];
    assert_eq!(names(), waits);
}
