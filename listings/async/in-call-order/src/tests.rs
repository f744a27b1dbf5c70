use super::*;

#[tokio::test(start_paused = true)]
async fn sorting_brings_the_order_of_the_calls_back() {
    let mut polls = JoinSet::new();
    for id in 0..100 {
        let wait = Duration::from_millis(200 - id);
        let poll = poll(format!("r{id}"), wait);
        polls.spawn(async move { (id, poll.await) });
    }
    let begun = tokio::time::Instant::now();
    let mut answers = polls.join_all().await;
    assert_eq!(begun.elapsed(), Duration::from_millis(200));
    assert_eq!(answers[0].0, 99);
    answers.sort_by_key(|(id, _)| *id);
    for (id, (_, answer)) in answers.iter().enumerate() {
        assert!(answer.starts_with(&format!("r{id} answered")));
    }
}
