use super::*;
use std::process;

#[path = "../../program.rs"]
mod program;

/// This test program again, as the child that the listing starts.
fn again(role: &str) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", "tests::as_a_child", "--nocapture"])
        .env("ROLE", role);
    command
}

#[test]
fn as_a_child() {
    if env::var("ROLE").is_ok() {
        back_up().unwrap();
        process::exit(0);
    }
}

#[test]
fn a_dropped_child_is_still_a_child() {
    let mut command = again("backup");
    command.stdin(Stdio::piped()).stdout(Stdio::null());
    let mut child = command.spawn().unwrap();
    let (pid, input) = (child.id(), child.stdin.take());
    drop(child);
    for _ in 0..100 {
        assert!(state(pid).is_some_and(|state| state != 'Z'));
    }
    drop(input);
    let number = Pid::from_raw(pid.cast_signed());
    let ended = waitpid(number, None).unwrap();
    assert_eq!(ended.pid(), Some(number));
    assert_eq!(state(pid), None);
}

#[test]
fn the_program_finds_its_dropped_child_running() {
    let output = Command::new(program::program()).output().unwrap();
    assert!(output.stdout.starts_with(b"dropped, runs: true\n"));
}
