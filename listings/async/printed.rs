//! What the program of a listing prints, for its tests.

use std::process::Command;

#[path = "../processes/program.rs"]
mod program;

/// The lines that the program of this package prints, to its end.
pub fn printed() -> Vec<String> {
    let mut program = Command::new(program::program());
    let output = program.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::to_owned).collect()
}
