use std::process::Command;

use super::*;

#[path = "../../../processes/program.rs"]
mod program;

#[test]
fn the_panic_is_reported_once_and_the_program_goes_on() {
    let output = Command::new(program::program()).output().unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(errors.matches("panicked at").count(), 1, "messages");
    assert!(errors.contains("\nno entry for r2\n"));
    let printed = String::from_utf8(output.stdout).unwrap();
    let lines = ["r1 is up", "r2: block_on panicked", "r3 is up"];
    assert!(printed.lines().eq(lines));
}

#[test]
fn the_panic_keeps_its_message_and_the_runtime_goes_on() {
    let runtime = Builder::new_current_thread().build().unwrap();
    let panic = catch_unwind(|| runtime.block_on(ask_as_a_task("r2")));
    let panic = panic.unwrap_err();
    assert_eq!(
        panic.downcast_ref::<String>().unwrap(),
        "no entry for r2"
    );
    assert_eq!(runtime.block_on(ask_as_a_task("r3")), "r3 is up");
}
