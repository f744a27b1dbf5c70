use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

#[test]
fn every_job_is_answered_once_and_every_worker_ends() {
    let program = program();
    let jobs = Mutex::new((0..300).map(|n| 7 * n % 300).enumerate());
    let (sender, done) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..3 {
            let done = sender.clone();
            scope.spawn(|| manage(&program, &jobs, done).unwrap());
        }
    });
    drop(sender);
    let mut answers = Vec::from_iter(done);
    answers.sort();
    let expected = (0..300).map(|n| primes(7 * n % 300).to_string());
    assert!(answers.into_iter().eq(expected.enumerate()));
}

#[test]
fn a_worker_ends_well_when_its_requests_end() {
    let mut worker = Worker::start(&program()).unwrap();
    assert_eq!(worker.ask("100").unwrap(), "25");
    assert!(worker.stop().unwrap().success());
}

#[test]
fn a_worker_that_ends_early_is_an_error_for_the_caller() {
    let mut worker = Worker::start(&program()).unwrap();
    assert!(worker.ask("no number").is_err());
    assert!(!worker.stop().unwrap().success());
}
