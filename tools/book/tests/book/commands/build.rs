//! What the commands do outside a book, without a network and without mdBook.

use std::env;
use std::path::Path;

use libtest_mimic::{Failed, Trial};

use super::trial;
use crate::base::fixture::Fixture;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("build/no-network", no_network),
        trial("preprocess/not-from-mdbook", preprocess_garbage),
        trial("preprocess/supports", preprocess_supports),
        trial("outside-a-book", outside_a_book),
    ]
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
