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
        main().unwrap();
        process::exit(0);
    }
}

#[test]
fn the_pool_has_three_threads_with_these_names() {
    let text = printed();
    let names = "cruncher-0\ncruncher-1\ncruncher-2\n7837 primes\n";
    assert!(text.ends_with(names), "{text}");
}

#[test]
fn the_parallel_sum_is_the_serial_one() {
    let serial: usize = (0..8).map(primes).sum();
    let parallel: usize = (0..8).into_par_iter().map(primes).sum();
    assert_eq!(serial, 7_837);
    assert_eq!(parallel, serial);
}
