use super::*;

/// This test program again, as the child that the listing starts.
fn goes_on(how: &str) -> (bool, bool) {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", "tests::as_a_child", "--nocapture"])
        .env("ROLE", how);
    let output = command.output().unwrap();
    let joined = b"the isolate failed: true\n";
    (output.stdout.ends_with(joined), output.status.success())
}

#[test]
fn as_a_child() {
    if let Ok(how) = env::var("ROLE") {
        start_and_join(how);
        process::exit(0);
    }
}

#[test]
fn a_panic_is_the_only_end_that_the_others_survive() {
    assert_eq!(goes_on("panic"), (true, true));
    for how in ["exit", "abort", "panic that aborts"] {
        assert_eq!(goes_on(how), (false, false), "{how}");
    }
}

#[test]
fn silence_means_that_the_program_has_ended() {
    assert_eq!(outcome(b""), "the program ends");
    assert_eq!(outcome(b"the isolate failed"), "the program goes on");
}
