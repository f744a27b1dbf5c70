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
fn the_hook_hears_a_panic_and_an_unwrap_and_join_all_three() {
    let output = process::Command::new(env::current_exe().unwrap())
        .args(["--exact", "tests::as_the_program", "--nocapture"])
        .env("ROLE", "program")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let printed: Vec<_> = text
        .lines()
        .skip_while(|line| !line.starts_with("log"))
        .collect();
    let unwrapped = "called `Result::unwrap()` on an `Err` value: \
        ParseIntError { kind: InvalidDigit }";
    let heard = [
        "log: no route to r2",
        "failed: true",
        &format!("log: {unwrapped}"),
        "failed: true",
        "failed: true",
    ];
    assert_eq!(printed, heard);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(!errors.contains("panicked"), "{errors}");
}
