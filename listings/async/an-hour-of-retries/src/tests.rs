use super::*;

async fn answered_after(silences: usize) -> Duration {
    let mut asked = 0;
    let (answer, after) = retry(async || {
        asked += 1;
        (asked > silences).then_some("up")
    })
    .await;
    assert_eq!((answer, asked), ("up", silences + 1));
    after
}

#[tokio::test(start_paused = true)]
async fn the_waits_double_up_to_a_quarter_of_an_hour() {
    for (silences, minutes) in
        [(0, 0), (1, 1), (2, 3), (3, 7), (4, 15), (5, 30), (6, 45)]
    {
        let wanted = minutes * MINUTE;
        assert_eq!(answered_after(silences).await, wanted);
    }
}

#[tokio::test(start_paused = true)]
async fn a_day_passes_as_fast() {
    let real = std::time::Instant::now();
    assert!(answered_after(100).await > 24 * 60 * MINUTE);
    assert!(real.elapsed() < MINUTE);
}
