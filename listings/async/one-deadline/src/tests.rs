use super::*;

#[tokio::test(start_paused = true)]
async fn the_deadline_ends_all_waits_together() {
    let start = Instant::now();
    let deadline = start + Duration::from_millis(100);
    let mut lines = Vec::new();
    for device in ["r3", "r2", "r3", "r1"] {
        lines.push(ask_by(deadline, device).await);
    }
    assert_eq!(lines[0], "r3 is up");
    assert_eq!(
        lines[1..3],
        ["no time left for r2", "no time left for r3"]
    );
    assert_eq!(lines[3], "r1 is up");
    assert_eq!(Instant::now(), deadline);
}

#[tokio::test(start_paused = true)]
async fn the_limit_holds_while_the_deadline_is_far() {
    let start = Instant::now();
    let line = ask_by(start + 2 * LIMIT, "r2").await;
    assert_eq!(line, "r2 gave no answer");
    assert_eq!(start.elapsed(), LIMIT);
}
