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
fn the_first_answer_is_there_and_the_losers_run_to_their_end() {
    let text = printed();
    assert!(text.ends_with("first: r2 is up\nended: 3\n"), "{text}");
}
