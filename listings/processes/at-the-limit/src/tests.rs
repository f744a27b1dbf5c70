use std::time::Instant;

use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

/// After each failure the server sleeps, so the failures fit into the time
/// that has passed, however slow the machine is.
#[test]
fn it_does_not_spin_at_the_limit() {
    let program = program();
    let start = Instant::now();
    let (failures, answer) = ask(&program, 20).unwrap();
    let pauses = start.elapsed().as_millis() / PAUSE.as_millis();
    assert_eq!(answer, "r1 is up");
    assert!(failures.len() >= 20, "it was not at the limit");
    assert!(failures.len() as u128 <= pauses, "it spins");
    let full = |line: &String| line.starts_with("no client: ");
    assert!(failures.iter().all(full));
}
