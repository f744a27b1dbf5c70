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
fn one_message_is_lost_after_ok_and_the_next_comes_back() {
    let text = printed();
    assert!(text.contains("r2 is sent: Ok(())\n"), "{text}");
    assert!(!text.contains("stored r2"), "{text}");
    assert!(text.contains("r3 comes back: "), "{text}");
}

#[test]
fn a_sender_that_waits_for_room_is_woken_too() {
    let (sender, configs) = mpsc::sync_channel(0);
    let producer = thread::spawn(move || sender.send("r1"));
    drop(configs);
    assert_eq!(producer.join().unwrap(), Err(mpsc::SendError("r1")));
}
