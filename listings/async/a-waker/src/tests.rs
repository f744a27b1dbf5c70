use super::*;
use std::future::poll_fn;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

/// Two polls, and one more for each `park` that returns early.
const FEW: std::ops::Range<u32> = 2..10;

#[test]
fn a_sleep_is_polled_at_its_start_and_at_its_end() {
    let start = Instant::now();
    let (answer, polls) = run(ask("r1"));
    assert_eq!(answer, "hostname r1");
    assert!(start.elapsed() >= WAIT);
    assert!(FEW.contains(&polls), "{polls} polls");
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
fn a_future_that_nobody_wakes_is_left_alone() {
    let woken = Arc::new(AtomicBool::new(false));
    let (mut alarm, seen) = (Some(woken.clone()), woken);
    let ((), polls) = run(poll_fn(move |cx| {
        if let Some(woken) = alarm.take() {
            let waker = cx.waker().clone();
            thread::spawn(move || {
                thread::sleep(Duration::from_millis(20));
                woken.store(true, Relaxed);
                waker.wake();
            });
        }
        if seen.load(Relaxed) {
            return Poll::Ready(());
        }
        Poll::Pending
    }));
    assert!(FEW.contains(&polls), "{polls} polls");
}
