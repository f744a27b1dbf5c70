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
    let output = Command::new(program::program()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let last = |line: &str| line.rsplit(' ').next().unwrap().to_owned();
    let numbers = BTreeSet::from_iter(text.lines().map(last));
    assert_eq!(numbers.len(), 4);
}
