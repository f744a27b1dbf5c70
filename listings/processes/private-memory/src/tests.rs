use super::*;
use std::hint;
use std::process;

#[test]
fn what_a_process_fills_is_counted() {
    let before = private_kilobytes(process::id()).unwrap();
    let filled = hint::black_box(vec![1_u8; 64_000_000]);
    let after = private_kilobytes(process::id()).unwrap();
    assert!(after > before + 50_000, "{before} {after}");
    drop(filled);
}
