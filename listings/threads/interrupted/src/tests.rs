use std::env;
use std::process::Output;

use super::*;

/// This test program again, as a program that does what `role` says.
fn run(role: &str) -> Output {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", "tests::as_a_program", "--nocapture"]);
    command.env("ROLE", role).output().unwrap()
}

#[test]
fn as_a_program() {
    let Ok(role) = env::var("ROLE") else { return };
    thread::spawn(|| {
        thread::sleep(Duration::from_secs(5));
        process::exit(1);
    });
    if role == "hangs while it saves" {
        let (interrupt, stop) = mpsc::channel();
        on_ctrl_c(interrupt).unwrap();
        press_ctrl_c().unwrap();
        watch(stop);
        press_ctrl_c().unwrap();
        loop {
            thread::park();
        }
    }
    main().unwrap();
    process::exit(0);
}

#[test]
fn after_the_first_the_worker_saves() {
    let output = run("is interrupted");
    let text = String::from_utf8(output.stdout).unwrap();
    let saved = "watching\nsaving what was seen\nstopped\n";
    assert!(text.ends_with(saved), "{text}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_second_ends_a_program_that_hangs_while_it_saves() {
    let output = run("hangs while it saves");
    assert!(output.stdout.ends_with(b"saving what was seen\n"));
    assert_eq!(output.status.code(), Some(130));
}
