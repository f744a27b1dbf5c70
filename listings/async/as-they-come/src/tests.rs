use super::*;

#[tokio::test(start_paused = true)]
async fn join_next_gives_the_shortest_wait_first() {
    let mut polls = JoinSet::new();
    for (device, wait) in [("r1", 250), ("r2", 50), ("r3", 150)] {
        polls.spawn(poll(device, wait, Instant::now()));
    }
    assert_eq!(polls.join_all().await, ["r2", "r3", "r1"]);
}
