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
fn the_producer_is_never_further_ahead_than_there_is_room() {
    let text = printed();
    for stored in 1..=6 {
        let now = format!("stored {stored}\n");
        let (before, _) = text.split_once(&now).unwrap();
        let sent = before.matches("producer  sent").count();
        assert!(sent <= stored + 2, "{sent} sent, {stored} stored");
    }
}

#[test]
fn the_producer_sends_everything_in_order() {
    let (sender, configs) = mpsc::sync_channel(ROOM);
    let start = Instant::now();
    thread::scope(|scope| {
        scope.spawn(move || produce(sender, start));
        assert!(configs.iter().eq(1..=6));
    });
}
