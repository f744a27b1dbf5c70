use super::*;

#[tokio::test(start_paused = true)]
async fn the_heart_beats_beside_a_wait_and_not_beside_a_block() {
    let start = Instant::now();
    let beating = tokio::spawn(heart(start));
    yield_now().await;
    let poll = beats_during(poll_blocking("r1", start));
    assert_eq!(tokio::spawn(poll).await.unwrap(), 0);
    beating.await.unwrap();

    let beating = tokio::spawn(heart(start));
    yield_now().await;
    let poll = beats_during(poll_waiting("r2", start));
    assert_eq!(tokio::spawn(poll).await.unwrap(), 3);
    beating.await.unwrap();
    assert_eq!(BEATS.load(Relaxed), 8);
}
