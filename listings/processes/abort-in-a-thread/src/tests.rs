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
    if env::var("ROLE").is_ok() {
        run_jobs();
        process::exit(0);
    }
}

#[test]
fn nothing_after_the_join_is_reached() {
    let output = again("jobs").output().unwrap();
    assert!(!output.status.success());
    assert!(output.stdout.ends_with(b"a thread starts\n"));
}
