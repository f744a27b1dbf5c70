use std::future::pending;

use super::*;
use printed::printed;

#[path = "../../printed.rs"]
mod printed;

#[tokio::test(start_paused = true)]
async fn a_time_out_fires_at_its_minute_and_not_before() {
    let mut never = pin!(timeout(MINUTE, pending::<()>()));
    for second in 0..59 {
        assert!(poll!(&mut never).is_pending(), "{second} s");
        advance(SECOND).await;
    }
    assert!(poll!(&mut never).is_pending());
    sleep(SECOND).await;
    assert!(poll!(&mut never).is_ready());
}

#[tokio::test(start_paused = true)]
async fn an_answer_in_the_last_moment_counts() {
    let (answer, told) = oneshot::channel();
    let mut told = pin!(timeout(MINUTE, told));
    assert!(poll!(&mut told).is_pending());
    sleep(MINUTE).await;
    answer.send("up").unwrap();
    assert_eq!(told.await.unwrap(), Ok("up"));
}

#[tokio::test(start_paused = true)]
async fn the_clock_stands_still_between_two_calls() {
    let start = tokio::time::Instant::now();
    std::thread::sleep(Duration::from_millis(5));
    assert_eq!(start.elapsed(), Duration::ZERO);
    advance(SECOND).await;
    assert_eq!(start.elapsed(), SECOND);
}

#[test]
fn the_program_sees_both_ends_in_the_last_second() {
    let lines = printed();
    assert_eq!(lines[..2], ["Pending, Pending"; 2]);
    assert!(!lines[2].contains("Pending"), "{}", lines[2]);
}
