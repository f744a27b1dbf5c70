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

/// Where there is a bound this never comes out, and without one it does unless
/// the machine stops the producer for as long as the consumer takes.
#[test]
fn everything_is_sent_before_anything_is_stored() {
    assert!((0..5).any(|_| {
        let text = printed();
        let (sending, _) = text.split_once("stored 1").unwrap();
        sending.matches("sent").count() == 6
    }));
}
