use std::process::Command;

use super::*;

#[path = "../../../processes/program.rs"]
mod program;

/// How often the program's worker wakes up.
fn wakes() -> usize {
    let output = Command::new(program::program()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.lines().all(|line| line.starts_with("awake after")));
    text.lines().count()
}

/// One wake-up is the time-out, and so one token makes two. A token for
/// each call would make three each time, and a park may end for no reason
/// now and then.
#[test]
fn two_unparks_before_the_park_wake_it_once() {
    let mut wakes = (0..3).map(|_| wakes());
    assert!(wakes.any(|wakes| wakes == 2));
}

/// Without a token the limit alone ends it.
#[test]
fn it_is_parked_until_the_limit() {
    let start = Instant::now();
    park_until_the_limit(&Barrier::new(1));
    assert!(start.elapsed() >= LIMIT);
}
