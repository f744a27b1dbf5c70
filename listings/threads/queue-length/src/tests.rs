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
fn the_bound_holds_and_the_other_channel_has_none() {
    let text = printed();
    let all = "10000 sent, 10000 in memory\n10 sent, 10 in memory\n";
    assert!(text.ends_with(all), "{text}");
}
