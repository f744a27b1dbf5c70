use std::sync::{Arc, mpsc};

use super::*;

#[test]
fn an_event_that_is_set_is_not_waited_for() {
    let event = Event::default();
    event.set();
    assert!(event.is_set());
    assert!(event.wait(Duration::from_secs(3600)));
}

#[test]
fn an_event_that_is_not_set_is_waited_for_until_the_time_out() {
    let event = Event::default();
    let start = Instant::now();
    assert!(!event.wait(Duration::from_millis(30)));
    assert!(start.elapsed() >= Duration::from_millis(30));
    assert!(!event.is_set());
}

/// The threads of an event that wakes too few stay behind.
#[test]
fn setting_it_wakes_everybody_who_waits() {
    let event = Arc::new(Event::default());
    let (sender, woken) = mpsc::channel();
    for _ in 0..3 {
        let (event, sender) = (Arc::clone(&event), sender.clone());
        thread::spawn(move || {
            sender.send(false).unwrap();
            sender.send(event.wait(Duration::from_secs(3600)))
        });
    }
    assert!((0..3).all(|_| woken.recv() == Ok(false)));
    // By then all of them wait, and are not only about to.
    thread::sleep(Duration::from_millis(100));
    event.set();
    let limit = Duration::from_secs(5);
    assert!((0..3).all(|_| woken.recv_timeout(limit) == Ok(true)));
}
