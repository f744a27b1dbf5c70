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

#[test]
fn setting_it_wakes_everybody_who_waits() {
    let event = Event::default();
    thread::scope(|scope| {
        let waiters = [(); 3].map(|()| {
            scope.spawn(|| event.wait(Duration::from_secs(3600)))
        });
        event.set();
        for waiter in waiters {
            assert!(waiter.join().unwrap());
        }
    });
}
