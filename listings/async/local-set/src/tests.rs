use super::*;
use printed::printed;

#[path = "../../printed.rs"]
mod printed;

#[tokio::test(flavor = "multi_thread")]
async fn local_tasks_stay_and_others_go() {
    let here = thread::current().id();
    let device = Rc::new(String::from("r1"));
    let local = LocalSet::new()
        .run_until(async { spawn_local(ask(device)).await.unwrap() })
        .await;
    assert_eq!(local, ("r1 is up".to_owned(), here));
    let there = tokio::spawn(async { thread::current().id() }).await;
    assert_ne!(there.unwrap(), here);
}

#[test]
fn the_program_keeps_one_task_on_its_thread() {
    let lines = printed();
    let told = [
        "local task on this thread: true",
        "other task on this thread: false",
    ];
    assert!(lines.ends_with(&told.map(String::from)));
}
