use std::{env, process};

use super::*;

/// What the program prints.
fn printed() -> String {
    let output = process::Command::new(env::current_exe().unwrap())
        .args(["--exact", "tests::as_the_program", "--nocapture"])
        .env("ROLE", "program")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn as_the_program() {
    if env::var("ROLE").is_ok() {
        main();
        process::exit(0);
    }
}

#[test]
fn the_three_ways_agree() {
    let text = printed();
    assert!(text.contains("the same: true\n"), "{text}");
}

#[test]
fn every_number_is_the_sum_of_the_two_before() {
    for n in [3, 94, 95, 500] {
        assert_eq!(fib(&n), fib(&(n - 1)) + fib(&(n - 2)));
    }
    assert_eq!(fib(&10), BigUint::from(55_u8));
}

#[test]
fn they_agree_for_small_numbers_too() {
    let wanted: Vec<u32> = (1..=40).collect();
    let serial: Vec<_> = wanted.iter().map(fib).collect();
    let parallel: Vec<_> = wanted.par_iter().map(fib).collect();
    let chunked: Vec<_> =
        wanted.par_iter().with_min_len(8).map(fib).collect();
    assert_eq!(parallel, serial);
    assert_eq!(chunked, serial);
}
