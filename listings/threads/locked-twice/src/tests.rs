use std::time::Duration;
use std::{env, process, thread};

use super::*;

/// What the program prints before it is stopped, if it does not end.
fn printed_without_an_end() -> String {
    let output = process::Command::new(env::current_exe().unwrap())
        .args(["--exact", "tests::as_the_program", "--nocapture"])
        .env("ROLE", "program")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(7), "it ends: {text}");
    text
}

#[test]
fn as_the_program() {
    if env::var("ROLE").is_ok() {
        thread::spawn(|| {
            thread::sleep(Duration::from_millis(500));
            process::exit(7);
        });
        main();
        process::exit(0);
    }
}

#[test]
fn the_second_lock_is_never_had() {
    assert!(printed_without_an_end().ends_with("r1 is added\n"));
}

#[test]
fn the_lock_is_free_when_nobody_adds() {
    let devices = Mutex::new(vec!["r1".to_owned()]);
    let inventory = Inventory { devices };
    assert_eq!(inventory.count(), 1);
    assert_eq!(inventory.count(), 1);
}
