use std::time::Duration;
use tokio::time::{Instant, sleep};

const MINUTE: Duration = Duration::from_secs(60);

// ANCHOR: retry
async fn retry<T>(
    mut ask: impl AsyncFnMut() -> Option<T>,
) -> (T, Duration) {
    let start = std::time::Instant::now();
    let mut wait = MINUTE;
    loop {
        if let Some(answer) = ask().await {
            return (answer, start.elapsed());
        }
        println!("none after {} s", start.elapsed().as_secs());
        sleep(wait).await;
        wait = (2 * wait).min(15 * MINUTE);
    }
}
// ANCHOR_END: retry

// ANCHOR: main
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let real = std::time::Instant::now();
    let mut silences = 7;
    let (answer, after) = retry(async || {
        silences -= 1;
        (silences < 0).then_some("up")
    })
    .await;
    println!("{answer} after {} s", after.as_secs());
    let quick = real.elapsed() < Duration::from_secs(5);
    println!("all that in less than five seconds: {quick}");
}
// ANCHOR_END: main

// ANCHOR: test
#[tokio::test(start_paused = true)]
async fn the_second_question_comes_after_a_minute() {
    let mut answers = [None, Some("up")].into_iter();
    let (answer, after) = retry(async || answers.next()?).await;
    assert_eq!(answer, "up");
    assert_eq!(after, MINUTE);
}
// ANCHOR_END: test

#[cfg(test)]
mod tests;
