use std::{env, process};

use super::*;

/// What the program prints, before a limit.
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
        thread::spawn(|| {
            thread::sleep(Duration::from_secs(5));
            process::exit(1);
        });
        main();
        process::exit(0);
    }
}

#[test]
fn the_first_park_returns_and_the_second_waits() {
    let text = printed();
    assert!(text.ends_with("until the time-out: true\n"), "{text}");
}

#[test]
fn a_thread_without_a_token_stays_parked() {
    let worker = thread::spawn(|| park_twice(&Barrier::new(1)));
    thread::sleep(Duration::from_millis(50));
    assert!(!worker.is_finished());
    worker.thread().unpark();
    worker.join().unwrap();
}
