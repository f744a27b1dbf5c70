use super::*;
use std::process;

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
        capture();
        process::exit(0);
    }
}

#[test]
fn nothing_holds_the_pipe_after_an_error() {
    let (reader, writer) = io::pipe().unwrap();
    let mut lines = BufReader::new(reader).lines();
    let mut command = again("capture");
    command.stdout(writer);
    let error = poll_beside(command, &mut lines).unwrap_err();
    assert_eq!(error.to_string(), "no route to r1");
    // Ends only when the child, which would sleep on, is gone.
    lines.for_each(|line| drop(line.unwrap()));
}

#[test]
fn a_panic_runs_the_guard_too() {
    let (reader, writer) = io::pipe().unwrap();
    let mut command = again("capture");
    let child = command.stdout(writer).spawn().unwrap();
    drop(command);
    let guard = Running(child);
    let panicked = thread::spawn(move || {
        let _capture = guard;
        panic!("no route");
    })
    .join();
    assert!(panicked.is_err());
    BufReader::new(reader).lines().for_each(drop);
}
