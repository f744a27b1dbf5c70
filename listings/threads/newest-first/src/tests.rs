use std::sync::{Arc, mpsc};
use std::time::Duration;

use super::*;

const LIMIT: Duration = Duration::from_secs(5);

#[test]
fn the_newest_goes_first() {
    let stack = Stack::default();
    stack.push("r1");
    stack.push("r2");
    assert_eq!(stack.pop(), "r2");
    assert_eq!(stack.pop(), "r1");
}

#[test]
fn a_pop_wakes_a_push_that_waits_for_room() {
    let stack = Arc::new(Stack::default());
    (0..ROOM).for_each(|_| stack.push("early"));
    let (done, pushed) = mpsc::channel();
    let pushing = Arc::clone(&stack);
    thread::spawn(move || {
        pushing.push("late");
        done.send(())
    });
    let too_early = pushed.recv_timeout(Duration::from_millis(100));
    assert!(too_early.is_err(), "there was no room");
    assert_eq!(stack.pop(), "early");
    assert!(pushed.recv_timeout(LIMIT).is_ok(), "nobody woke the push");
    assert_eq!(stack.pop(), "late");
}

#[test]
fn a_push_wakes_a_pop_that_waits_for_an_item() {
    let stack = Arc::new(Stack::default());
    let (sender, popped) = mpsc::channel();
    let popping = Arc::clone(&stack);
    thread::spawn(move || sender.send(popping.pop()));
    assert!(popped.recv_timeout(Duration::from_millis(100)).is_err());
    stack.push("r1");
    assert_eq!(popped.recv_timeout(LIMIT).as_deref(), Ok("r1"));
}
