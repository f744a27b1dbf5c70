use super::*;

#[test]
fn the_thread_is_no_owner_and_ends_with_the_last_one() {
    let monitor = Arc::new(Monitor::default());
    let other = Arc::clone(&monitor);
    let thread = monitor.start();
    drop(monitor);
    let before = other.polls.load(Relaxed);
    while other.polls.load(Relaxed) < before + 2 {
        thread::yield_now();
    }
    drop(other);
    thread.join().unwrap();
}
