//! `cargo book changes`, with good input and bad.

use book::model::changes::FILE;
use book::pages::changes::FEED;
use libtest_mimic::{Failed, Trial};

use super::trial;
use crate::base::fixture::Fixture;

pub fn trials() -> Vec<Trial> {
    vec![trial("changes", changes)]
}

/// The command writes the feed, and a second time nothing; what is wrong with a
/// change leads to its line, and nothing is written.
fn changes() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let change = |title: &str| {
        format!("[[change]]\nday = \"2026-11-27\"\ntitle = \"{title}\"\ntext = \"Text.\"\n")
    };
    fixture.write(FILE, &change("One"));
    fixture.book(&["changes"]).worked(&["wrote src/feed.xml"])?;
    let first = fixture.read(FEED);
    fixture
        .book(&["changes"])
        .worked(&["src/feed.xml is as it should be"])?;
    let two = change("One") + &change("One");
    fixture.write(FILE, &two);
    fixture
        .book(&["changes"])
        .failed(&["src/changes.toml:5: “One” is the title of two changes"])?;
    if fixture.read(FEED) != first {
        return Err(Failed::from("the feed has changed"));
    }
    Ok(())
}
