use super::*;

#[test]
fn a_token_that_was_left_before_lets_the_first_park_return() {
    thread::current().unpark();
    park_twice(&Barrier::new(1));
}

#[test]
fn a_thread_without_a_token_stays_parked() {
    let worker = thread::spawn(|| park_twice(&Barrier::new(1)));
    thread::sleep(Duration::from_millis(50));
    assert!(!worker.is_finished());
    worker.thread().unpark();
    worker.join().unwrap();
}
