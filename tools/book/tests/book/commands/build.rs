//! What the commands do outside a book, without a network and without mdBook.

use std::env;
use std::path::Path;

use libtest_mimic::{Failed, Trial};

use super::{trial, with_program};
use crate::base::fixture::{self, Fixture};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("build/no-network", no_network),
        trial("preprocess/not-from-mdbook", preprocess_garbage),
        trial("preprocess/supports", preprocess_supports),
        trial("outside-a-book", outside_a_book),
        fixture::with_mdbook("command::build/misspelt-page", misspelt_page),
    ]
}

/// A page that is not there stays so, and is named.
fn misspelt_page(mdbook: &Path) -> Result<(), Failed> {
    let fixture = Fixture::copy();
    fixture.edit("src/SUMMARY.md", "demo/kinds.md", "demo/kins.md");
    let mut found = Ok(());
    let said = fixture.book_with(&["build"], |command| {
        found = with_program(command, mdbook);
    });
    found?;
    said.failed(&["error: the book: it does not build", "demo/kins.md"])?;
    match fixture.path("src/demo/kins.md").exists() {
        true => Err(Failed::from("a page was made")),
        false => Ok(()),
    }
}

fn no_network() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let empty = tempfile::tempdir()?;
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let toolchain = Path::new(&cargo)
        .parent()
        .unwrap_or(Path::new(""))
        .to_owned();
    let said = fixture.book_with(&["build"], |command| {
        command
            .env("PATH", toolchain)
            .env("CARGO_HOME", empty.path())
            .env("CARGO_NET_OFFLINE", "true");
    });
    said.failed(&[
        "installing mdBook 0.5.4",
        "could not be installed",
        "needs the network",
    ])?;
    if fixture.path("target/mdbook/bin/mdbook").exists() || fixture.path("book").exists() {
        return Err(Failed::from("something was written"));
    }
    Ok(())
}

fn preprocess_garbage() -> Result<(), Failed> {
    Fixture::copy()
        .book(&["preprocess"])
        .failed(&["Unable to parse the input"])
}

fn preprocess_supports() -> Result<(), Failed> {
    Fixture::copy()
        .book(&["preprocess", "supports", "html"])
        .worked(&[])
}

fn outside_a_book() -> Result<(), Failed> {
    let elsewhere = tempfile::tempdir()?;
    let said = Fixture::copy().book_with(&["record"], |command| {
        command
            .env_remove("BOOK_ROOT")
            .current_dir(elsewhere.path());
    });
    said.failed(&["there is no book.toml", "inside a clone"])
}
