use super::*;

#[tokio::test(start_paused = true)]
async fn the_starts_are_spaced_and_the_answers_overlap() {
    let start = Instant::now();
    let mut times = Vec::new();
    let answers = answers().map(|_| times.push(start.elapsed()));
    answers.collect::<()>().await;
    assert_eq!(times.len(), DEVICES.len());
    for (asked, answered) in (0..).zip(times) {
        // The throttle may let an item through a millisecond late.
        let late = answered - (BETWEEN * asked + WAIT);
        assert!(late <= asked * Duration::from_millis(1), "{late:?}");
    }
}
