use super::*;
use printed::printed;

#[path = "../../printed.rs"]
mod printed;

#[tokio::test(start_paused = true)]
async fn one_permit_is_kept_and_never_two() {
    let link = Notify::new();
    assert!(!wakes(link.notified()).await);
    link.notify_one();
    link.notify_one();
    assert!(wakes(link.notified()).await);
    assert!(!wakes(link.notified()).await);
}

#[tokio::test(start_paused = true)]
async fn a_call_to_all_is_heard_by_what_exists() {
    let link = Notify::new();
    link.notify_waiters();
    assert!(!wakes(link.notified()).await);
    let (one, other) = (link.notified(), link.notified());
    link.notify_waiters();
    tokio::join!(one, other);
}

#[test]
fn the_program_takes_what_was_kept_once() {
    let lines = printed();
    assert_eq!(lines[0], "one, told twice: true");
    assert_eq!(lines[1], "waiting again: false");
}
