use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use super::*;

#[test]
fn each_thread_counts_for_itself() {
    poll_twice();
    poll_twice();
    let other = thread::spawn(|| {
        poll_twice();
        POLLS.get()
    });
    assert_eq!(other.join().unwrap(), 2);
    assert_eq!(POLLS.get(), 4);
}

#[test]
fn a_value_is_made_at_first_use_and_dropped_before_the_join() {
    static MADE: AtomicU32 = AtomicU32::new(0);
    static DROPPED: AtomicU32 = AtomicU32::new(0);
    struct Counted;
    impl Drop for Counted {
        fn drop(&mut self) {
            DROPPED.fetch_add(1, Relaxed);
        }
    }
    thread_local! {
        static COUNTED: Counted = {
            MADE.fetch_add(1, Relaxed);
            Counted
        };
    }
    thread::spawn(|| ()).join().unwrap();
    assert_eq!(MADE.load(Relaxed), 0);
    thread::spawn(|| COUNTED.with(|_| ())).join().unwrap();
    assert_eq!(MADE.load(Relaxed), 1);
    assert_eq!(DROPPED.load(Relaxed), 1);
}
