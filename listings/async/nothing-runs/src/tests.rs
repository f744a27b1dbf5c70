use super::*;
use printed::printed;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

#[path = "../../printed.rs"]
mod printed;

#[tokio::test]
async fn a_task_runs_at_the_next_chance_and_not_before() {
    let task = tokio::spawn(save("r3"));
    assert!(!task.is_finished());
    tokio::task::yield_now().await;
    assert!(task.is_finished());
    assert_eq!(task.await.unwrap(), "r3 saved");
}

#[test]
fn one_poll_does_all_there_is() {
    let mut cx = Context::from_waker(Waker::noop());
    let poll = pin!(save("r2")).as_mut().poll(&mut cx);
    assert_eq!(poll, Poll::Ready("r2 saved".to_owned()));
}

#[test]
fn the_program_saves_what_is_awaited_or_spawned_and_not_before() {
    let lines = printed();
    assert_eq!(lines[..2], ["three calls", "r3: saving"]);
    assert!(lines.contains(&"r2 saved".to_owned()));
    assert!(!lines.contains(&"r1: saving".to_owned()));
}
