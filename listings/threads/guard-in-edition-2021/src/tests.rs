use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::*;

#[test]
fn a_job_is_taken_without_waiting() {
    let jobs = Mutex::new(vec!["poll", "backup"]);
    assert_eq!(take_job(&jobs), Some("backup"));
    assert_eq!(jobs.into_inner().unwrap(), ["poll"]);
}

#[test]
fn on_an_empty_list_it_waits_for_itself() {
    static JOBS: Mutex<Vec<&str>> = Mutex::new(Vec::new());
    let (sender, answer) = mpsc::channel();
    thread::spawn(move || sender.send(take_job(&JOBS)));
    let waited = answer.recv_timeout(Duration::from_millis(300));
    assert_eq!(waited, Err(RecvTimeoutError::Timeout));
    assert!(JOBS.try_lock().is_err());
}
