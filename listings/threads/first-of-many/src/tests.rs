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

/// On one worker, which the first job would take along.
#[test]
fn a_job_that_panics_sends_nothing_and_the_next_is_first() {
    let pool = Pool::new(1);
    let (sender, answers) = mpsc::channel();
    let (go_on, both_submitted) = mpsc::channel();
    let failing = sender.clone();
    pool.submit(move || {
        both_submitted.recv().unwrap();
        let _failing: Sender<&str> = failing;
        panic::resume_unwind(Box::new("no route to r1"));
    });
    pool.submit(move || sender.send("r2"));
    go_on.send(()).unwrap();
    assert_eq!(answers.recv(), Ok("r2"));
    assert!(answers.recv().is_err());
}

#[test]
fn the_first_answer_is_there_and_the_losers_run_to_their_end() {
    let text = printed();
    assert!(text.ends_with("first: r2 is up\nended: 3\n"), "{text}");
}
