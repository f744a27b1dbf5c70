use super::*;

#[tokio::test(start_paused = true)]
async fn each_group_comes_to_its_end() {
    tasks().await;
    many().await;
    limits().await;
}

#[tokio::test]
async fn the_quick_one_is_first_and_the_slow_one_still_comes() {
    let mut polls = JoinSet::new();
    polls.spawn(slow("r1"));
    polls.spawn(poll("r2"));
    for answer in ["r2 is up", "r1 is up"] {
        let done = polls.join_next().await.unwrap();
        assert_eq!(done.unwrap().unwrap(), answer);
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_given_up_is_done_all_the_same() {
    let go = Arc::new(Notify::new());
    let mut task = spawn(commit(Arc::clone(&go)));
    assert!(timeout(HOUR, &mut task).await.is_err());
    go.notify_one();
    assert_eq!(task.await.unwrap(), "committed");
}

#[tokio::test]
async fn the_threads_come_to_their_end() {
    threads().await;
}

#[tokio::test]
async fn a_task_has_the_context_that_it_is_given_and_no_other() {
    let tasks = async {
        let bare = spawn(async { DEVICE.try_get().ok() });
        let given = spawn(DEVICE.scope("r2", async { DEVICE.get() }));
        (bare.await.unwrap(), given.await.unwrap(), DEVICE.get())
    };
    let devices = DEVICE.scope("r1", tasks).await;
    assert_eq!(devices, (None, "r2", "r1"));
    DEVICE.scope("r1", context()).await;
}

#[test]
fn the_loop_starts_both_ways() {
    run();
    runner().unwrap();
}
