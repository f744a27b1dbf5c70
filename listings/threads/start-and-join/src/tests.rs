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

/// Threads in turn never do this, and threads at once do it unless the
/// machine stops one of them for as long as a device takes.
#[test]
fn every_device_is_asked_before_one_has_answered() {
    let overlaps = (0..3).any(|_| {
        let text = printed();
        let events: Vec<_> = text
            .lines()
            .filter_map(|line| line.split_once("ms  "))
            .map(|(_, event)| event)
            .collect();
        assert_eq!(events.len(), 2 * DEVICES.len());
        let (first, last) = events.split_at(DEVICES.len());
        first.iter().all(|event| event.ends_with("asked"))
            && last.iter().all(|event| event.ends_with("answered"))
    });
    assert!(overlaps);
}

#[test]
fn the_answers_come_in_the_order_of_the_handles() {
    let text = printed();
    let answers: Vec<_> = text
        .lines()
        .filter(|line| line.starts_with("hostname"))
        .collect();
    assert_eq!(answers, ["hostname r1", "hostname r2", "hostname r3"]);
}

#[test]
fn a_poll_waits_before_it_answers() {
    let start = Instant::now();
    assert_eq!(poll("r1", start), "hostname r1");
    assert!(start.elapsed() >= WAIT);
}
