use std::{env, process};

use super::*;

/// What the program prints.
fn printed() -> String {
    let output = process::Command::new(env::current_exe().unwrap())
        .args(["--exact", "tests::as_the_program", "--nocapture"])
        .env("ROLE", "program")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn as_the_program() {
    if env::var("ROLE").is_ok() {
        main();
        process::exit(0);
    }
}

#[test]
fn two_threads_open_and_close_a_session_each() {
    let text = printed();
    let thread = "  a session is opened\n  polled, 1 so far\n  \
                  polled, 2 so far\n  a session is closed\n";
    let all = format!(
        "a thread for r1\n{thread}a thread for r2\n{thread}\
         main has polled 0 times\n"
    );
    assert!(text.ends_with(&all), "{text}");
}
