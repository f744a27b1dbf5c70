use super::*;

#[tokio::test(flavor = "local", start_paused = true)]
async fn local_tasks_share_one_list() {
    let answers = Answers::default();
    let mut tasks = JoinSet::new();
    tasks.spawn_local(ask("r1", 2 * WAIT, Rc::clone(&answers)));
    tasks.spawn_local(ask("r2", WAIT, Rc::clone(&answers)));
    tasks.join_all().await;
    assert_eq!(*answers.borrow(), ["r2 is up", "r1 is up"]);
    assert_eq!(Rc::strong_count(&answers), 1);
}
