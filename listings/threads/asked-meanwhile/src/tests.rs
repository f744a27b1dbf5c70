use super::*;

#[test]
fn the_thread_is_an_owner_until_it_is_told_to_stop() {
    let monitor = Arc::new(Monitor::default());
    let thread = monitor.start();
    assert_eq!(Arc::strong_count(&monitor), 2);
    while monitor.polls.load(Relaxed) < 2 {
        thread::yield_now();
    }
    monitor.stop.store(true, Relaxed);
    thread.join().unwrap();
    assert_eq!(Arc::strong_count(&monitor), 1);
}
