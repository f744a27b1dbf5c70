use std::{env, process};

use super::*;

/// What the program prints, without the times.
fn events() -> Vec<String> {
    let output = process::Command::new(env::current_exe().unwrap())
        .args(["--exact", "tests::as_the_program", "--nocapture"])
        .env("ROLE", "program")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .filter(|line| line.contains(" ms  ") || line.contains("dev"))
        .map(|line| line.split("  ").last().unwrap().to_owned())
        .collect()
}

#[test]
fn as_the_program() {
    if env::var("ROLE").is_ok() {
        main();
        process::exit(0);
    }
}

/// Threads in turn never do this, and threads at once do it unless the
/// machine stops one of them for as long as a device takes.
#[test]
fn all_are_asked_before_one_answers_and_the_scope_ends_last() {
    let expected = [
        ["asked at ams"; 3].as_slice(),
        ["answered"; 3].as_slice(),
        ["3 devices answered"].as_slice(),
    ];
    assert!((0..5).any(|_| events() == expected.concat()));
}
