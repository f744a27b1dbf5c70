use std::time::Duration;
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
fn the_worker_goes_on_whichever_comes_first() {
    let text = printed();
    for early in ["true", "false"] {
        let line = format!("look: {early}; the worker went on\n");
        assert!(text.contains(&line), "{text}");
    }
}
