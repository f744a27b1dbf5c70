use super::*;

#[test]
fn a_job_is_taken_without_waiting() {
    let jobs = Mutex::new(vec!["poll", "backup"]);
    assert_eq!(next(&jobs), Some("backup"));
    assert_eq!(jobs.into_inner().unwrap(), ["poll"]);
}

#[test]
fn an_empty_list_is_filled_without_waiting() {
    let jobs = Mutex::new(vec![]);
    assert_eq!(next(&jobs), None);
    assert_eq!(jobs.into_inner().unwrap(), ["idle"]);
}
