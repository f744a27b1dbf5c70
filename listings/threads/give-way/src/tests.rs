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
fn the_program_gets_nowhere() {
    let text = printed();
    for device in ["r1", "r2"] {
        let all = format!("{device} has given way {ROUNDS} times\n");
        assert!(text.contains(&all), "{text}");
    }
}

#[test]
fn a_claim_that_nobody_contests_gets_both() {
    let (west, east) = (Mutex::new(()), Mutex::new(()));
    assert_eq!(claim(&west, &east, &Barrier::new(1)), 0);
}

#[test]
fn two_claims_in_step_give_way_in_every_round() {
    let (west, east) = (Mutex::new(()), Mutex::new(()));
    let step = Barrier::new(2);
    thread::scope(|scope| {
        let other = scope.spawn(|| claim(&east, &west, &step));
        assert_eq!(claim(&west, &east, &step), ROUNDS);
        assert_eq!(other.join().unwrap(), ROUNDS);
    });
    assert!(west.try_lock().is_ok() && east.try_lock().is_ok());
}
