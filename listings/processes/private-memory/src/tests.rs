use super::*;
use program::program;
use std::hint;
use std::process;

#[path = "../../program.rs"]
mod program;

#[test]
fn a_child_that_waits_has_less_than_a_megabyte() {
    let (said, kilobytes) = child(&program()).unwrap();
    assert!(kilobytes < 1_000, "it has more");
    assert_eq!(said, "ready");
}

#[test]
fn what_a_process_fills_is_counted() {
    let before = private_kilobytes(process::id()).unwrap();
    let filled = hint::black_box(vec![1_u8; 64_000_000]);
    let after = private_kilobytes(process::id()).unwrap();
    assert!(after > before + 50_000, "{before} {after}");
    drop(filled);
}
