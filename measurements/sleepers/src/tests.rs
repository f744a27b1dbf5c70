use super::*;

/// Tasks that sleep at once wake at once: with one clock for all, a thousand
/// sleep no longer than one.
#[tokio::test(start_paused = true)]
async fn a_thousand_sleep_as_long_as_one() {
    for way in 0..3 {
        let began = tokio::time::Instant::now();
        let woken = match way {
            0 => in_a_join_set(1000).await,
            1 => in_a_vec(1000).await,
            _ => joined(1000).await,
        };
        assert_eq!(woken, 1000);
        // The timer counts whole milliseconds.
        assert!(began.elapsed() >= NAP);
        assert!(began.elapsed() <= NAP + Duration::from_millis(1));
    }
}

#[test]
#[should_panic = "so many of 1000 sleepers have woken"]
fn a_sleeper_that_is_forgotten_is_seen() {
    measure(1000, || 999);
}

/// A sleep that nobody awaits does not sleep.
#[test]
#[should_panic = "they have not slept"]
fn sleepers_that_do_not_sleep_are_seen() {
    measure(10, || 10);
}
