use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

#[test]
fn a_worker_that_hangs_is_ended_and_another_one_answers() {
    let program = program();
    let mut worker = Worker::start(&program).unwrap();
    assert_eq!(worker.ask("hang", Duration::from_millis(5)), None);
    assert!(worker.child.try_wait().unwrap().is_none());
    assert!(!worker.kill().unwrap().success());
    let mut worker = Worker::start(&program).unwrap();
    let answer = worker.ask("r9", Duration::from_secs(10));
    assert_eq!(answer.as_deref(), Some("r9 is up"));
    worker.kill().unwrap();
}
