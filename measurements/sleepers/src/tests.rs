use super::*;

/// Tasks that sleep at once wake at once: with one clock for all, a thousand
/// sleep no longer than one.
#[tokio::test(start_paused = true)]
async fn a_thousand_tasks_sleep_as_long_as_one() {
    for sleep in [true, false] {
        let began = tokio::time::Instant::now();
        if sleep {
            in_a_join_set(1000).await;
        } else {
            joined(1000).await;
        }
        // The timer counts whole milliseconds.
        assert!(began.elapsed() >= NAP);
        assert!(began.elapsed() <= NAP + Duration::from_millis(1));
    }
}
