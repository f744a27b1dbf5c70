#[path = "../../../processes/program.rs"]
mod program;

use std::process::Command;

#[test]
fn both_write_one_line() {
    let output = Command::new(program::program()).output().unwrap();
    let line = "the isolate begins a line and main ends it\n";
    assert_eq!(String::from_utf8_lossy(&output.stdout), line);
}
