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
fn a_child_that_ended_goes_on_having_ended() {
    let mut command = again("backup");
    command.stdin(Stdio::piped()).stdout(Stdio::null());
    let mut child = command.spawn().unwrap();
    for _ in 0..100 {
        assert!(child.try_wait().unwrap().is_none());
    }
    drop(child.stdin.take());
    let status = child.wait().unwrap();
    assert!(status.success());
    assert_eq!(child.try_wait().unwrap(), Some(status));
}

#[test]
fn the_parent_asks_and_goes_on() {
    let output = Command::new(program::program()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = Vec::from_iter(text.lines());
    assert_eq!(lines[0], "ended: false");
    assert_eq!(lines[1], "the parent does something else");
    assert_eq!(lines[2], "ended: true, and well: true");
}
