use super::*;

#[tokio::test(start_paused = true)]
async fn many_naps_take_as_long_as_one() {
    let start = tokio::time::Instant::now();
    let sleepers = JoinSet::from_iter((0..1000).map(|_| nap()));
    assert_eq!(sleepers.len(), 1000);
    sleepers.join_all().await;
    assert_eq!(start.elapsed(), NAP);
}
