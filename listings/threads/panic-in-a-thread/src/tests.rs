use std::panic::panic_any;
use std::{env, process};

use super::*;

#[test]
fn as_the_program() {
    if env::var("ROLE").is_ok() {
        main();
        process::exit(0);
    }
}

#[test]
fn only_the_threads_that_panic_fail_and_main_goes_on() {
    let output = process::Command::new(env::current_exe().unwrap())
        .args(["--exact", "tests::as_the_program", "--nocapture"])
        .env("ROLE", "program")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let outcomes = "r1 is up\nr2 failed: no route to r2\n\
                    r3 failed: no answer\nr4 is up\n";
    assert!(text.ends_with(outcomes), "{text}");
}

#[test]
fn a_reason_may_be_a_text_of_either_kind_or_none() {
    let panic = |task: fn()| thread::spawn(task).join().unwrap_err();
    let filled_in = panic(|| panic!("port {}", "a".len()));
    assert_eq!(reason(&*filled_in), "port 1");
    assert_eq!(reason(&*panic(|| panic!("no route"))), "no route");
    let unwrapped = panic(|| std::hint::black_box(None).unwrap());
    assert!(reason(&*unwrapped).contains("`None`"));
    assert_eq!(reason(&*panic(|| panic_any(7))), "no text");
}
