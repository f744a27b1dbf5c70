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

/// In one pool this never comes out, and in two it does unless the machine
/// stops the polls for as long as a backup takes.
#[test]
fn all_polls_are_answered_before_a_backup_is_saved() {
    assert!((0..5).any(|_| {
        let text = printed();
        let of = |event: &str| text.find(event).unwrap();
        let last = text.rfind("answered").unwrap();
        last < of("has polled all")
            && of("has polled all") < of("saved")
    }));
}
