use std::{env, process};

use super::*;

/// What the program prints, and what it prints as errors.
fn printed() -> [String; 2] {
    let output = process::Command::new(env::current_exe().unwrap())
        .args(["--exact", "tests::as_the_program", "--nocapture"])
        .env("ROLE", "program")
        .output()
        .unwrap();
    [output.stdout, output.stderr]
        .map(|text| String::from_utf8(text).unwrap())
}

#[test]
fn as_the_program() {
    if env::var("ROLE").is_ok() {
        main().unwrap();
        process::exit(0);
    }
}

#[test]
fn the_panic_message_has_the_name() {
    let [text, errors] = printed();
    assert!(text.contains("this is Some(\"poll-r1\")\n"), "{text}");
    assert!(text.contains("by default: None\n"), "{text}");
    assert!(errors.contains("thread 'poll-r1' "), "{errors}");
}
