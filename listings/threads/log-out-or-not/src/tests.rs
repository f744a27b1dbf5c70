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
fn only_a_thread_that_ends_and_main_log_out() {
    let output = process::Command::new(env::current_exe().unwrap())
        .args(["--exact", "tests::as_the_program", "--nocapture"])
        .env("ROLE", "program")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let story = "r3 is logged out\nmain returns\nr1 is logged out\n";
    assert!(text.ends_with(story), "{text}");
    assert!(!text.contains("r2"), "{text}");
}
