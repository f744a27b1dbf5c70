use super::*;

#[tokio::test(start_paused = true)]
async fn each_answer_comes_when_it_is_ready() {
    let start = Instant::now();
    let mut times = Vec::new();
    let answers = answers().map(|device| {
        times.push((device, start.elapsed().as_millis()));
    });
    answers.collect::<()>().await;
    let wanted = [
        ("r2", 50),
        ("r3", 100),
        ("r4", 150),
        ("r5", 250),
        ("r1", 800),
    ];
    assert_eq!(times, wanted);
    assert_eq!(MOST.load(Ordering::Relaxed), LIMIT);
    assert_eq!(NOW.load(Ordering::Relaxed), 0);
}
