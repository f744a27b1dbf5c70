use super::*;

#[test]
fn a_job_is_taken_without_waiting() {
    let jobs = Mutex::new(vec!["poll", "backup"]);
    assert_eq!(take_job(&jobs), Some("backup"));
    assert_eq!(jobs.into_inner().unwrap(), ["poll"]);
}
