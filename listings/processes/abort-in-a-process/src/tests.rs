use super::*;

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
        decode();
    }
}

#[test]
fn the_child_fails_and_this_process_can_say_so() {
    let output = again("job").output().unwrap();
    assert!(!output.status.success());
}

#[test]
fn the_parent_goes_on_after_the_abort() {
    let output = Command::new(program::program()).output().unwrap();
    assert!(output.status.success());
    assert!(output.stdout.ends_with(b"the program goes on\n"));
}
