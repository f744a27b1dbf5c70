use std::sync::mpsc;
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
fn an_empty_list_is_filled_without_waiting() {
    static JOBS: Mutex<Vec<&str>> = Mutex::new(Vec::new());
    let (sender, answer) = mpsc::channel();
    thread::spawn(move || sender.send(take_job(&JOBS)));
    let limit = Duration::from_secs(5);
    assert_eq!(answer.recv_timeout(limit), Ok(None));
    assert_eq!(*JOBS.lock().unwrap(), ["idle"]);
}
