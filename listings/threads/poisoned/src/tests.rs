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
fn the_lock_is_poisoned_until_the_links_are_mended() {
    let text = printed();
    let story = "poisoned: true\nfound (9, 0)\nmended (10, 0)\n\
                 poisoned: false\n";
    assert!(text.ends_with(story), "{text}");
}
