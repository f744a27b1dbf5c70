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
fn the_program_takes_each_device_once() {
    let text = printed();
    assert!(text.ends_with("taken: r1 r2 r3 r4\n"), "{text}");
}

#[test]
fn no_message_is_taken_twice_and_none_is_left() {
    let (sender, polls) = unbounded();
    let both = Barrier::new(2);
    let devices = ["r1", "r2", "r3", "r4"].repeat(250);
    let mut taken = thread::scope(|scope| {
        let consumers = [polls.clone(), polls.clone()]
            .map(|polls| scope.spawn(|| consume(polls, &both)));
        devices
            .iter()
            .for_each(|device| sender.send(device).unwrap());
        drop(sender);
        consumers.map(|consumer| consumer.join().unwrap()).concat()
    });
    taken.sort();
    assert_eq!(taken.len(), 1000);
    let each = taken.chunks(250).map(|same| (same[0], same[249]));
    assert!(each.eq(["r1", "r2", "r3", "r4"].map(|d| (d, d))));
    assert!(polls.is_empty());
}

#[test]
fn every_consumer_finds_the_end() {
    let (sender, polls) = unbounded();
    let alone = Barrier::new(1);
    drop(sender);
    assert!(consume(polls.clone(), &alone).is_empty());
    assert!(consume(polls, &alone).is_empty());
}
