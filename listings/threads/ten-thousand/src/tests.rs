use std::process::Command;
use std::sync::mpsc;
use std::time::Duration;

use super::*;

#[path = "../../../processes/program.rs"]
mod program;

#[test]
fn no_thread_ends_before_all_have_begun() {
    let (sender, alive) = mpsc::channel();
    thread::spawn(move || sender.send(alive_at_once(300).unwrap()));
    let limit = Duration::from_secs(10);
    assert_eq!(alive.recv_timeout(limit), Ok(300));
}

/// In a process of their own, as the memory is that of the process.
#[test]
fn ten_thousand_reserve_their_stacks_and_touch_little_of_them() {
    let output = Command::new(program::program()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<_> = text.lines().take(3).collect();
    let wanted = [
        "reserved over 10 GiB: true",
        "touched under 1 GiB: true",
        "10000 threads alive at once",
    ];
    assert_eq!(lines, wanted);
}
