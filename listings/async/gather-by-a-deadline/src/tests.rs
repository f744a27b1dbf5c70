use super::*;

#[tokio::test(start_paused = true)]
async fn one_deadline_serves_all_and_costs_no_answer() {
    let begun = Instant::now();
    let devices = ["r1", "r2", "r2", "r3"].map(String::from);
    let outcomes = ask_all(&devices, begun + TOTAL).await;
    assert_eq!(begun.elapsed(), TOTAL);
    match &outcomes[..] {
        [Ok(first), Err(late), Err(later), Ok(last)] => {
            assert!(late.is_cancelled() && later.is_cancelled());
            assert_eq!([first, last], ["r1 is up", "r3 is up"]);
        }
        _ => panic!("an outcome is in the wrong place"),
    }
}

#[tokio::test(start_paused = true)]
async fn no_task_is_left_when_the_outcomes_are_there() {
    let devices = ["r2", "r1", "r2"].map(String::from);
    ask_all(&devices, Instant::now() + TOTAL).await;
    let tasks = tokio::runtime::Handle::current().metrics();
    assert_eq!(tasks.num_alive_tasks(), 0);
}

#[tokio::test(start_paused = true)]
async fn no_task_is_left_when_the_wait_for_all_is_given_up() {
    let devices = ["r2", "r2"].map(String::from);
    let end = Instant::now() + TOTAL;
    let all = ask_all(&devices, end);
    assert!(timeout_at(end - TOTAL / 2, all).await.is_err());
    tokio::task::yield_now().await;
    let tasks = tokio::runtime::Handle::current().metrics();
    assert_eq!(tasks.num_alive_tasks(), 0);
}
