use super::*;
use std::future::poll_fn;

#[test]
fn a_future_is_polled_until_it_is_ready_and_no_more() {
    for pending in [0, 1, 1000] {
        let mut left = pending;
        let future = poll_fn(|_| {
            if left == 0 {
                return Poll::Ready("done");
            }
            left -= 1;
            Poll::Pending
        });
        assert_eq!(run(future), ("done", pending + 1));
    }
}

#[test]
fn a_sleep_is_pending_first_and_ready_when_its_time_has_come() {
    let start = Instant::now();
    let (answer, polls) = run(ask("r1"));
    assert_eq!(answer, "hostname r1");
    assert!(start.elapsed() >= WAIT);
    assert!(polls >= 2);
}

#[test]
fn the_time_of_a_sleep_begins_with_its_first_poll() {
    let mut sleeper = pin!(sleep(Duration::from_millis(10)));
    std::thread::sleep(Duration::from_millis(20));
    let mut context = Context::from_waker(Waker::noop());
    assert!(sleeper.as_mut().poll(&mut context).is_pending());
}
