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
fn the_hook_hears_one_of_two_panics_and_join_both() {
    let output = process::Command::new(env::current_exe().unwrap())
        .args(["--exact", "tests::as_the_program", "--nocapture"])
        .env("ROLE", "program")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let heard = "log: no route to r2\nfailed: true\nfailed: true\n";
    assert!(text.ends_with(heard), "{text}");
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(!errors.contains("panicked"), "{errors}");
}
