use super::*;

const LONG: Duration = Duration::from_secs(3600);

#[tokio::test(start_paused = true)]
async fn the_bounded_queue_is_full_and_its_reader_is_the_one_that_waits()
 {
    let mut seen = Vec::new();
    assert!(timeout(LONG, bounded(&mut seen)).await.is_err());
    assert_eq!(seen, [1]);
}

#[tokio::test(start_paused = true)]
async fn without_a_bound_every_site_is_seen_once() {
    let mut seen = Vec::new();
    assert!(timeout(LONG, unbounded(&mut seen)).await.is_ok());
    assert_eq!(seen, [1, 2, 3, 4, 5, 6]);
}
