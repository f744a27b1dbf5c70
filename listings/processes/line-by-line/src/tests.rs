use super::*;
use std::io::Write;
use std::process;

/// This test program again, as the child that the listing starts.
fn again(role: &str) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", "tests::as_a_child", "--nocapture"])
        .env("ROLE", role);
    command
}

/// Stores a device each time that it is sent a line.
#[test]
fn as_a_child() {
    if env::var("ROLE").is_ok() {
        back_up(|| {
            io::stdin().read_line(&mut String::new()).unwrap();
        });
        process::exit(0);
    }
}

#[test]
fn a_line_arrives_while_the_child_waits_to_write_the_next() {
    let mut command = again("backup");
    let (mut child, lines) =
        start_reading(command.stdin(Stdio::piped())).unwrap();
    let mut lines = lines.lines().map(Result::unwrap);
    let mut stdin = child.stdin.take().unwrap();
    for device in ["r1", "r2", "r3"] {
        assert!(child.try_wait().unwrap().is_none());
        stdin.write_all(b"\n").unwrap();
        let stored = format!("{device} stored");
        assert!(lines.any(|line| line.ends_with(&stored)));
    }
    assert!(child.wait().unwrap().success());
}
