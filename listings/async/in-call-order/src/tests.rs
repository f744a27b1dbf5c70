use super::*;

#[tokio::test(start_paused = true)]
async fn answers_are_in_call_order_and_the_waits_overlap() {
    let begun = tokio::time::Instant::now();
    let waits = (1..=100).rev().map(Duration::from_millis);
    let answers = ask_all(waits.collect()).await;
    assert_eq!(begun.elapsed(), Duration::from_millis(100));
    assert_eq!(answers.len(), 100);
    for (number, answer) in answers.iter().enumerate() {
        let wait = 100 - number;
        let expected = format!("r{number} answered after {wait}ms");
        assert_eq!(*answer, expected);
    }
}
