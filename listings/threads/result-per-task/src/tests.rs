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
fn each_task_has_its_own_outcome_and_none_stops_another() {
    let output = process::Command::new(env::current_exe().unwrap())
        .args(["--exact", "tests::as_the_program", "--nocapture"])
        .env("ROLE", "program")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let outcomes = "r1 is up\nr2: no route\n\
                    r3 is up\nr4: port 22 refused\n";
    assert!(text.ends_with(outcomes), "{text}");
}
