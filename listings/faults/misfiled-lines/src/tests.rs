use super::*;
use std::fs::File;
use std::io::{Read, Seek};

/// What is written while both are asked.
fn written() -> String {
    let mut file = tempfile::tempfile().unwrap();
    let writer = file.try_clone().unwrap();
    let make = move || -> File { writer.try_clone().unwrap() };
    with_default(lines(make), ask_both);
    let mut written = String::new();
    file.rewind().unwrap();
    file.read_to_string(&mut written).unwrap();
    written
}

#[test]
fn a_line_of_one_device_stands_under_the_other() {
    let written = written();
    let of_other = |line: &&str| {
        line.contains("asked r2") && line.contains("device=\"r1\"")
    };
    assert_eq!(written.lines().count(), 4);
    assert_eq!(
        written.lines().filter(of_other).count(),
        1,
        "{written}"
    );
}
