use super::*;

#[tokio::test(start_paused = true)]
async fn the_answers_keep_the_order_and_wait_for_the_slowest() {
    let start = Instant::now();
    let mut times = Vec::new();
    let answers = answers().map(|device| {
        times.push((device, start.elapsed().as_millis()));
    });
    answers.collect::<()>().await;
    let wanted = [
        ("r1", 800),
        ("r2", 800),
        ("r3", 800),
        ("r4", 900),
        ("r5", 950),
    ];
    assert_eq!(times, wanted);
    assert_eq!(MOST.load(Ordering::Relaxed), LIMIT);
    assert_eq!(NOW.load(Ordering::Relaxed), 0);
}
