use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::Duration;

use super::*;

#[test]
fn main_waits_while_it_has_a_sender_of_its_own() {
    let (ended, end) = mpsc::channel();
    thread::spawn(move || {
        main();
        ended.send(())
    });
    let waited = end.recv_timeout(Duration::from_millis(300));
    assert_eq!(waited, Err(RecvTimeoutError::Timeout));
}

#[test]
fn the_wait_ends_once_the_sender_is_dropped() {
    let (sender, answers) = mpsc::channel::<String>();
    sender.send("up".into()).unwrap();
    drop(sender);
    assert_eq!(answers.into_iter().collect::<Vec<_>>(), ["up"]);
}
