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
fn the_thread_ends_in_the_middle_of_its_work() {
    let output = process::Command::new(env::current_exe().unwrap())
        .args(["--exact", "tests::as_the_program", "--nocapture"])
        .env("ROLE", "program")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("saving r1\nmain returns\n"), "{text}");
    assert!(!text.contains("r1 is saved"), "{text}");
}

#[test]
fn a_dropped_handle_lets_the_thread_go_on() {
    let (begun, has_begun) = mpsc::channel();
    let (done, is_done) = mpsc::channel();
    drop(thread::spawn(move || {
        save("r1", begun);
        done.send(()).unwrap();
    }));
    assert_eq!(has_begun.recv(), Ok(()));
    assert_eq!(is_done.recv(), Ok(()));
}
