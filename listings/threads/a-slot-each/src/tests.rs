use std::sync::{Condvar, Mutex};
use std::time::Duration;

use super::*;

/// Answers when all have been asked, and gives up when they never are.
fn together(device: &str) -> String {
    static ASKED: (Mutex<usize>, Condvar) =
        (Mutex::new(0), Condvar::new());
    let mut asked = ASKED.0.lock().unwrap();
    *asked += 1;
    ASKED.1.notify_all();
    let limit = Duration::from_secs(5);
    let waiting = |asked: &mut usize| *asked < DEVICES.len();
    let waited = ASKED.1.wait_timeout_while(asked, limit, waiting);
    assert!(!waited.unwrap().1.timed_out(), "polled in turn");
    poll(device)
}

#[test]
fn threads_that_overlap_each_write_their_own_slot() {
    let mut answers = vec![String::new(); DEVICES.len()];
    fill(&mut answers, together);
    assert_eq!(answers, ["r1 is up", "r2 is up", "r3 is up"]);
}
