//! What the program of a listing prints, event by event, for its tests.

use std::process::Command;

#[path = "../processes/program.rs"]
mod program;

/// How often a machine may stop a thread for as long as a part of the job
/// takes, one run after another. What runs in turn never overlaps, however
/// often it is run.
const RUNS: usize = 8;

/// The lane and the event of each line that the program prints, in order.
pub fn events() -> Vec<(String, String)> {
    let output = Command::new(program::program()).output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .filter_map(|line| line.split_once(" ms  ")?.1.split_once("  "))
        .map(|(lane, event)| (lane.to_owned(), event.to_owned()))
        .collect()
}

/// Whether each of `lanes` begins before any of them ends, in one of several
/// runs.
pub fn overlap(lanes: &[&str]) -> bool {
    (0..RUNS).any(|_| {
        let events = events();
        let places = lanes.iter().map(|lane| {
            let mut of_lane =
                (0..events.len()).filter(|&at| events[at].0 == *lane);
            let first = of_lane.next().expect("the lane has begun");
            (first, of_lane.next_back().expect("the lane has ended"))
        });
        let (begun, ended): (Vec<_>, Vec<_>) = places.unzip();
        begun.iter().max() < ended.iter().min()
    })
}
