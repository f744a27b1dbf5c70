use super::*;

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
    if let Ok(way) = env::var("ROLE") {
        end(&way);
        process::exit(0);
    }
}

fn ended(way: &str) -> (Option<i32>, Option<i32>) {
    let status = run(again(way).stdout(Stdio::null())).unwrap();
    (status.code(), status.signal())
}

#[test]
fn each_way_to_end_has_a_code_or_a_signal() {
    assert_eq!(ended("returns"), (Some(0), None));
    assert_eq!(ended("exits"), (Some(3), None));
    assert_eq!(ended("panics"), (Some(101), None));
    assert_eq!(ended("aborts"), (None, Some(6)));
}

#[test]
fn a_program_that_is_missing_has_no_status() {
    let error = run(&mut Command::new("no-such-program")).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::NotFound);
}
