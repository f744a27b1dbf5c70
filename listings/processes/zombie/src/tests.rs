use super::*;
use std::process::{self, Stdio};

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
        let _ = io::read_to_string(io::stdin());
        process::exit(0);
    }
}

#[test]
fn a_child_becomes_a_zombie_when_it_ends_and_not_before() {
    let mut command = again("child");
    command.stdin(Stdio::piped()).stdout(Stdio::null());
    let mut child = command.spawn().unwrap();
    let pid = child.id();
    for _ in 0..100 {
        assert!(state(pid).is_some_and(|state| state != 'Z'));
    }
    drop(child.stdin.take());
    while state(pid) != Some('Z') {
        thread::yield_now();
    }
    assert!(child.wait().unwrap().success());
    assert_eq!(state(pid), None);
}

#[test]
fn this_process_is_running() {
    let states = ['R', 'S', 'D'];
    assert!(states.contains(&state(process::id()).unwrap()));
}

#[test]
fn the_program_finds_a_zombie_and_then_nothing() {
    let output = Command::new(program::program()).output().unwrap();
    assert_eq!(output.stdout, b"ended: Some('Z')\nreaped: None\n");
}
