use super::*;
use std::fs::File;
use std::io::{Read, Seek};

/// What is said of the messages that `simulate` sends.
fn said(lost: u32) -> String {
    let mut file = tempfile::tempfile().unwrap();
    let writer = file.try_clone().unwrap();
    let lines =
        lines_of_links(move || -> File { writer.try_clone().unwrap() });
    with_default(lines, || simulate(lost));
    let mut said = String::new();
    file.rewind().unwrap();
    file.read_to_string(&mut said).unwrap();
    said
}

/// The answer is one byte, and a connection also says that it ends.
#[test]
fn each_lost_answer_is_dropped_after_it_was_sent() {
    for lost in 0..=3 {
        let said = said(lost);
        let dropped = said.lines().filter(|line| {
            line.starts_with("Drop src=192.168.0.1:67")
                && line.contains("[0x")
        });
        assert_eq!(dropped.count() as u32, lost, "{said}");
    }
}
