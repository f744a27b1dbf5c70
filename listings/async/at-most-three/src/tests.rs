use super::*;

async fn most_at_once(tasks: usize, permits: usize) -> usize {
    let limit = Arc::new(Semaphore::new(permits));
    let load = Arc::new(Load::default());
    let mut set = JoinSet::new();
    for _ in 0..tasks {
        let (limit, load) = (Arc::clone(&limit), Arc::clone(&load));
        set.spawn(ask(limit, load, "r".into()));
    }
    set.join_all().await;
    assert_eq!(limit.available_permits(), permits);
    load.most.load(Relaxed)
}

#[tokio::test(start_paused = true)]
async fn as_many_run_as_there_are_permits() {
    assert_eq!(most_at_once(9, 3).await, 3);
    assert_eq!(most_at_once(9, 1).await, 1);
    assert_eq!(most_at_once(2, 3).await, 2);
}

#[tokio::test(start_paused = true)]
async fn a_task_that_is_cancelled_gives_its_permit_back() {
    let limit = Arc::new(Semaphore::new(1));
    let load = Arc::new(Load::default());
    let lane = "r1".into();
    let asked = tokio::spawn(ask(Arc::clone(&limit), load, lane));
    tokio::task::yield_now().await;
    assert_eq!(limit.available_permits(), 0);
    asked.abort();
    assert!(asked.await.unwrap_err().is_cancelled());
    assert_eq!(limit.available_permits(), 1);
}

#[tokio::test(start_paused = true)]
async fn nine_devices_by_threes_take_three_rounds() {
    let start = tokio::time::Instant::now();
    most_at_once(9, 3).await;
    let rounds = start.elapsed().as_millis() / 40;
    assert_eq!(rounds, 3);
}
