use std::{env, process};

use super::*;

/// The devices and events that the program prints, in their order.
fn events() -> Vec<String> {
    let output = process::Command::new(env::current_exe().unwrap())
        .args(["--exact", "tests::as_the_program", "--nocapture"])
        .env("ROLE", "program")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let events =
        text.lines().filter_map(|line| line.split_once("ms  "));
    events.map(|(_, event)| event.to_owned()).collect()
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
        let events = events();
        assert_eq!(events.len(), 2 * DEVICES.len());
        let (first, last) = events.split_at(DEVICES.len());
        first.iter().all(|event| event.ends_with("asked"))
            && last.iter().all(|event| event.ends_with("answered"))
    });
    assert!(overlaps);
}

#[test]
fn a_poll_waits_before_it_answers() {
    let start = Instant::now();
    assert_eq!(poll("r1", start), "hostname r1");
    assert!(start.elapsed() >= WAIT);
}
