use super::*;
use std::future::poll_fn;

#[test]
fn a_sleep_is_polled_twice() {
    let start = Instant::now();
    assert_eq!(run(ask("r1")), ("hostname r1".to_owned(), 2));
    assert!(start.elapsed() >= WAIT);
}

#[test]
fn a_wake_before_the_park_is_kept() {
    let mut left = 10;
    let future = poll_fn(|cx| {
        if left == 0 {
            return Poll::Ready("done");
        }
        left -= 1;
        cx.waker().wake_by_ref();
        Poll::Pending
    });
    assert_eq!(run(future), ("done", 11));
}

#[test]
fn a_future_that_nobody_wakes_is_not_polled_again() {
    let (polled, polls) = std::sync::mpsc::channel();
    let loop_of_its_own = thread::spawn(move || {
        run(poll_fn(|cx| {
            polled.send(cx.waker().clone()).unwrap();
            Poll::<()>::Pending
        }))
    });
    let waker = polls.recv().unwrap();
    let quiet = Duration::from_millis(50);
    assert!(polls.recv_timeout(quiet).is_err());
    waker.wake();
    let waker = polls.recv().unwrap();
    // The next poll finds nobody to tell, and ends the thread.
    drop(polls);
    waker.wake();
    assert!(loop_of_its_own.join().is_err());
}
