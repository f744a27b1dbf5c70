use super::*;

/// This test program, which lists its tests for `--list`.
fn myself(arguments: &[&str]) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(arguments);
    command
}

#[test]
fn a_child_that_ends_in_time_has_a_status_and_its_output() {
    let limit = Duration::from_secs(60);
    let ended = output_within(myself(&["--list"]), limit).unwrap();
    let (out, _, status) = ended;
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains("tests::child: test"), "{out}");
    assert!(status.unwrap().success());
}

#[test]
fn a_child_that_is_late_is_killed_and_its_output_kept() {
    let mut child = myself(&["--exact", "tests::child", "--nocapture"]);
    child.env("HANG", "1");
    let limit = Duration::from_millis(800);
    let (out, _, status) = output_within(child, limit).unwrap();
    assert!(status.is_none());
    assert!(String::from_utf8(out).unwrap().contains("r1 is up"));
}

/// Does nothing, unless it is the child of the test above.
#[test]
fn child() {
    if env::var_os("HANG").is_some() {
        println!("r1 is up");
        thread::sleep(Duration::from_secs(3_600));
    }
}
