use std::{env, process};

use std::collections::BTreeSet;

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
        main().unwrap();
        process::exit(0);
    }
}

/// Whether two blocks of the later half were counted at once, in the run whose
/// bars are opened and closed by these words.
fn later_half_overlaps(text: &str, opens: &str, closes: &str) -> bool {
    let mut open = BTreeSet::new();
    text.lines().any(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [_, "ms", block, event, ..] = words[..] else {
            return false;
        };
        if ["b5", "b6", "b7", "b8"].contains(&block) {
            if event == opens {
                open.insert(block.to_owned());
            } else if event.trim_end_matches(',') == closes {
                open.remove(block);
            }
        }
        open.len() > 1
    })
}

#[test]
fn only_where_blocks_are_stolen_the_later_half_is_shared() {
    let runs = [(); 3].map(|()| printed());
    for text in &runs {
        assert!(!later_half_overlaps(text, "begun", "ended"), "{text}");
    }
    assert!(
        runs.iter().any(|t| later_half_overlaps(t, "taken", "done"))
    );
}

#[test]
fn the_later_half_costs_more_than_the_earlier() {
    let [early, late] = [&BLOCKS[..4], &BLOCKS[4..]];
    assert!(early.iter().sum::<u32>() < late.iter().sum());
}

#[test]
fn the_count_of_primes_is_right() {
    assert_eq!(primes(8_000), 1_007);
}
