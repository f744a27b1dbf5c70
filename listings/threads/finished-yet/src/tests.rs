use std::time::Duration;

use super::*;

#[test]
fn finished_means_that_join_does_not_wait() {
    let (up, network) = mpsc::channel();
    let handle = thread::spawn(move || poll(network));
    thread::sleep(Duration::from_millis(50));
    assert!(!handle.is_finished());
    up.send(()).unwrap();
    while !handle.is_finished() {
        thread::yield_now();
    }
    assert_eq!(handle.join().unwrap(), "r1 is up");
}

#[test]
fn a_thread_that_panicked_is_finished_too() {
    let handle = thread::spawn(|| panic!("no route"));
    while !handle.is_finished() {
        thread::yield_now();
    }
    assert!(handle.join().is_err());
}
