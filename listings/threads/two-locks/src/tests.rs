use std::time::Duration;
use std::{env, process};

use super::*;

/// What the program prints before it is stopped, if it does not end.
fn printed_without_an_end() -> String {
    let output = process::Command::new(env::current_exe().unwrap())
        .args(["--exact", "tests::as_the_program", "--nocapture"])
        .env("ROLE", "program")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(7), "it ends: {text}");
    text
}

#[test]
fn as_the_program() {
    if env::var("ROLE").is_ok() {
        thread::spawn(|| {
            thread::sleep(Duration::from_millis(500));
            process::exit(7);
        });
        main();
        process::exit(0);
    }
}

#[test]
fn both_hold_one_lock_and_neither_goes_on() {
    let text = printed_without_an_end();
    assert!(text.contains("holds west, waits for east\n"), "{text}");
    assert!(text.contains("holds east, waits for west\n"), "{text}");
    assert!(!text.contains("both have lent"), "{text}");
}

fn free(pool: &Pool) -> u32 {
    *pool.free.lock().unwrap()
}

#[test]
fn one_loan_alone_ends() {
    let (west, east) = (pool("west"), pool("east"));
    lend(&west, &east, 5, &Barrier::new(1));
    assert_eq!((free(&west), free(&east)), (95, 105));
}

#[test]
fn each_loan_holds_one_lock_and_waits_for_the_other() {
    let (west, east) = (pool("west"), pool("east"));
    let step = Barrier::new(2);
    thread::scope(|scope| {
        let held = east.free.lock().unwrap();
        scope.spawn(|| lend(&west, &east, 5, &step));
        step.wait();
        assert!(west.free.try_lock().is_err());
        drop(held);
    });
    assert_eq!((free(&west), free(&east)), (95, 105));
}
