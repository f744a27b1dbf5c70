use std::{env, process};

use super::*;

/// What the program prints, before a limit.
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
        thread::spawn(|| {
            thread::sleep(Duration::from_secs(5));
            process::exit(1);
        });
        main();
        process::exit(0);
    }
}

#[test]
fn whoever_is_turned_away_lets_go_and_comes_back() {
    let (west, east) = (Mutex::new(()), Mutex::new(()));
    thread::scope(|scope| {
        let held = east.lock().unwrap();
        let step = Barrier::new(1);
        let r1 = scope.spawn(|| {
            let step = step;
            claim(&west, &east, &step, 20);
        });
        thread::sleep(Duration::from_millis(50));
        assert!(!r1.is_finished());
        while west.try_lock().is_err() {
            thread::yield_now();
        }
        drop(held);
    });
}

#[test]
fn two_that_meet_both_have_had_both_in_the_end() {
    assert!(printed().ends_with("each has had both\n"));
}
