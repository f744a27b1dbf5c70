use std::{env, process};

use super::*;

#[test]
fn as_the_program() {
    if env::var("ROLE").is_ok() {
        main();
        process::exit(0);
    }
}

#[test]
fn only_a_join_waits_for_the_session_to_be_closed() {
    let output = process::Command::new(env::current_exe().unwrap())
        .args(["--exact", "tests::as_the_program", "--nocapture"])
        .env("ROLE", "program")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("after a scope: false\n"), "{text}");
    assert!(text.contains("after a join: true\n"), "{text}");
}
