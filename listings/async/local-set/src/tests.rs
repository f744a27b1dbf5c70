use super::*;

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
