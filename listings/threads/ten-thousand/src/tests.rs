use std::sync::mpsc;
use std::time::Duration;

use super::*;

#[test]
fn no_thread_ends_before_all_have_begun() {
    let (sender, alive) = mpsc::channel();
    thread::spawn(move || sender.send(alive_at_once(300).unwrap()));
    let limit = Duration::from_secs(10);
    assert_eq!(alive.recv_timeout(limit), Ok(300));
}

#[test]
fn what_is_reserved_is_more_than_what_is_touched() {
    let (size, used) = (kib("VmSize:"), kib("VmRSS:"));
    assert!(size > used);
    assert!(used > 0);
}
