use std::time::Duration;

use super::*;

#[test]
fn the_loop_waits_for_a_slow_sender_and_ends_with_the_last() {
    let (sender, configs) = mpsc::channel();
    let second = sender.clone();
    let consumer = thread::spawn(move || add_up(configs));
    drop(sender);
    thread::sleep(Duration::from_millis(50));
    assert!(!consumer.is_finished());
    for lines in [1, 20, 300] {
        let device = "r1".to_owned();
        second.send(Config { device, lines }).unwrap();
    }
    drop(second);
    assert_eq!(consumer.join().unwrap(), 321);
}

#[test]
fn a_sender_learns_that_nobody_listens() {
    let (sender, configs) = mpsc::channel();
    drop(configs);
    assert_eq!(sender.send(7), Err(mpsc::SendError(7)));
}
