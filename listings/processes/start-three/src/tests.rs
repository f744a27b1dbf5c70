use super::*;
use std::collections::BTreeSet;
use std::process::Stdio;

#[path = "../../program.rs"]
mod program;

/// This test program again, as the child that the listing starts.
fn again(role: &str) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", "tests::as_a_child", "--nocapture"])
        .env("ROLE", role);
    command
}

#[test]
fn as_a_child() {
    if let Ok(device) = env::var("ROLE") {
        poll(&device);
        process::exit(0);
    }
}

#[test]
fn each_child_prints_its_own_number() {
    let children = ["r1", "r2", "r3"].map(|device| {
        let mut command = again(device);
        (device, command.stdout(Stdio::piped()).spawn().unwrap())
    });
    let mut numbers = BTreeSet::from([process::id()]);
    for (device, child) in children {
        let id = child.id();
        numbers.insert(id);
        let output = child.wait_with_output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let wanted = format!("{device} polled by process {id}\n");
        assert!(text.ends_with(&wanted), "{text}");
    }
    assert_eq!(numbers.len(), 4);
}

#[test]
fn three_children_and_their_parent_have_four_numbers() {
    let mut parent = Command::new(program::program());
    let parent = parent.stdout(Stdio::piped()).spawn().unwrap();
    let id = parent.id().to_string();
    let output = parent.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let last = |line: &'_ str| {
        let (words, number) = line.rsplit_once(' ').unwrap();
        (words.to_owned(), number.to_owned())
    };
    let (mut words, numbers): (Vec<_>, Vec<_>) =
        text.lines().map(last).unzip();
    words[..3].sort();
    let wanted = [
        "r1 polled by process",
        "r2 polled by process",
        "r3 polled by process",
        "all three started by process",
    ];
    assert_eq!(words, wanted);
    assert_eq!(numbers.last(), Some(&id));
    assert_eq!(BTreeSet::from_iter(numbers).len(), 4);
}
