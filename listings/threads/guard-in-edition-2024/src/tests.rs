use super::*;

#[test]
fn a_job_is_taken_without_waiting() {
    let jobs = Mutex::new(vec!["poll", "backup"]);
    assert_eq!(take_job(&jobs), Some("backup"));
    assert_eq!(jobs.into_inner().unwrap(), ["poll"]);
}

#[test]
fn an_empty_list_is_filled_without_waiting() {
    let jobs = Mutex::new(vec![]);
    assert_eq!(take_job(&jobs), None);
    assert_eq!(jobs.into_inner().unwrap(), ["idle"]);
}
