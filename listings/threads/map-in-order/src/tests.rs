use std::sync::{Condvar, Mutex};
use std::time::Duration;

use super::*;

/// How many polls have begun, and how many have ended.
static BEGUN: Count = Count::new();
static ENDED: Count = Count::new();

struct Count(Mutex<usize>, Condvar);

impl Count {
    const fn new() -> Self {
        Count(Mutex::new(0), Condvar::new())
    }

    fn add(&self) {
        *self.0.lock().unwrap() += 1;
        self.1.notify_all();
    }

    /// Whether it gets that far before a test would be given up.
    fn reaches(&self, enough: usize) -> bool {
        let limit = Duration::from_secs(5);
        let count = self.0.lock().unwrap();
        let waiting = |count: &mut usize| *count < enough;
        let waited = self.1.wait_timeout_while(count, limit, waiting);
        !waited.unwrap().1.timed_out()
    }
}

/// The first one answers when the others have.
fn last_first(device: &str, port: u16) -> String {
    BEGUN.add();
    assert!(BEGUN.reaches(DEVICES.len()), "polled one after another");
    assert!(device != "r1" || ENDED.reaches(DEVICES.len() - 1));
    ENDED.add();
    poll(device, port)
}

#[test]
fn the_polls_overlap_and_their_answers_keep_the_order() {
    let answers = ["r1:22 is up", "r2:830 is up", "r3:2022 is up"];
    assert_eq!(map(last_first), answers);
}
