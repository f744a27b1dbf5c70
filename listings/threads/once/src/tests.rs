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
fn the_program_loads_once() {
    let text = printed();
    assert!(text.contains("set again: Err(\"fra\")\n"), "{text}");
    assert!(text.ends_with("gw.ams.example, loads: 1\n"), "{text}");
}
