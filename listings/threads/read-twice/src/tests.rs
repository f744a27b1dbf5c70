use std::time::Duration;
use std::{env, process};

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
fn the_second_read_never_gets_in() {
    let text = printed_without_an_end();
    assert!(text.ends_with("a writer waits\n"), "{text}");
}

#[test]
fn a_writer_that_waits_keeps_new_readers_out_and_is_next() {
    let config = RwLock::new(String::from("mtu 1500"));
    thread::scope(|scope| {
        let first = config.read().unwrap();
        scope.spawn(|| set_mtu(&config, 9000));
        while config.try_read().is_ok() {
            thread::yield_now();
        }
        assert_eq!(*first, "mtu 1500");
    });
    assert_eq!(*config.read().unwrap(), "mtu 9000");
}
