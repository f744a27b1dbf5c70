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
fn giving_up_neither_stops_the_job_nor_loses_its_answer() {
    let text = printed();
    let given_up = text.find("no answer: ").unwrap();
    let answered = text.find("r1 has answered\n").unwrap();
    assert!(given_up < answered, "{text}");
    assert!(text.ends_with("late: Ok(\"r1 is up\")\n"), "{text}");
}
