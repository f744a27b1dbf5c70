use std::os::unix::process::ExitStatusExt;

use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

const LONG: Duration = Duration::from_secs(10);

fn outcome(
    request: &str,
    limit: Duration,
) -> Result<String, ExitStatus> {
    Worker::start(&program())
        .unwrap()
        .ask(request, limit)
        .unwrap()
}

#[test]
fn a_good_worker_answers() {
    assert_eq!(outcome("r7", LONG), Ok("r7 is up".to_owned()));
}

#[test]
fn the_status_tells_an_exit_a_panic_and_a_signal() {
    assert_eq!(outcome("exit", LONG).unwrap_err().code(), Some(3));
    assert_eq!(outcome("panic", LONG).unwrap_err().code(), Some(101));
    let abort = Signal::SIGABRT as i32;
    assert_eq!(
        outcome("abort", LONG).unwrap_err().signal(),
        Some(abort)
    );
    assert_eq!(outcome("eat", LONG).unwrap_err().signal(), Some(abort));
}

#[test]
fn a_worker_that_was_dead_before_it_was_asked_is_reported() {
    let worker = Worker::start(&program()).unwrap();
    let pid = Pid::from_raw(worker.child.id().cast_signed());
    kill(pid, Signal::SIGTERM).unwrap();
    let ended = worker.ask("hang", LONG).unwrap().unwrap_err();
    assert_eq!(ended.signal(), Some(Signal::SIGTERM as i32));
}

/// The write to a pipe that nobody reads fails, and `println!` panics.
#[test]
fn a_worker_whose_answers_nobody_takes_panics() {
    let mut command = Command::new(program());
    command.arg("worker").stderr(Stdio::null());
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut worker = command.spawn().unwrap();
    drop(worker.stdout.take());
    // A child that another test is just starting may hold the pipe, too.
    let mut requests = worker.stdin.take().unwrap();
    while writeln!(requests, "r1").is_ok() {}
    assert_eq!(worker.wait().unwrap().code(), Some(101));
}

#[test]
fn a_worker_that_hangs_is_killed() {
    let killed = outcome("hang", Duration::from_millis(5)).unwrap_err();
    assert_eq!(killed.signal(), Some(Signal::SIGKILL as i32));
}
