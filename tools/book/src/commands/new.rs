//! `cargo book new`: a listing that builds, has a test and a counterpart, and
//! is recorded.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::commands::record::record;
use crate::model::book::Book;

const MANIFEST: &str = r#"[package]
name = "PACKAGE"
version.workspace = true
edition.workspace = true
rust-version.workspace = true
license.workspace = true
publish.workspace = true

[lints]
workspace = true

[package.metadata.listing]
claim = "A thread hands back what its closure returns."
output = "exact"
ends = "success"

[package.metadata.listing.counterpart]
python = "3.14"
"#;

const PROGRAM: &str = r#"//! A thread hands back what its closure returns.

use std::thread;

fn poll(device: &str) -> String {
    format!("{device}: up")
}

fn main() {
    let handle = thread::spawn(|| poll("r1"));
    println!("{}", handle.join().unwrap());
}

#[cfg(test)]
mod tests;
"#;

const TESTS: &str = r#"use super::*;

#[test]
fn the_answer_names_the_device() {
    let handle = thread::spawn(|| poll("r7"));
    assert_eq!(handle.join().unwrap(), "r7: up");
}
"#;

const COUNTERPART: &str = r#"from concurrent.futures import ThreadPoolExecutor


def poll(device: str) -> str:
    return f"{device}: up"


with ThreadPoolExecutor() as pool:
    print(pool.submit(poll, "r1").result())
"#;

/// Makes the listing `name`, records it, and says which directive shows it.
///
/// # Errors
///
/// When the name is not `part/slug` in lower case, digits and hyphens, when it
/// is taken, or when recording fails; in the last case the listing stays.
pub fn new(book: &Book, name: &str) -> Result<()> {
    check_name(name)?;
    let dir = book.root.join("listings").join(name);
    if dir.exists() {
        bail!("listings/{name} is there already");
    }
    let files = [
        (
            "Cargo.toml",
            MANIFEST.replace("PACKAGE", &name.replace('/', "-")),
        ),
        ("src/main.rs", PROGRAM.to_owned()),
        ("src/tests.rs", TESTS.to_owned()),
        ("counterpart.py", COUNTERPART.to_owned()),
    ];
    for (file, text) in &files {
        write(&dir.join(file), text)?;
    }
    eprintln!("made listings/{name}");
    record(&Book::read(&book.root)?, &[name.to_owned()])
        .with_context(|| format!("listings/{name} is made, but not recorded"))?;
    eprintln!("show it on a page with {{{{#listing {name}}}}}");
    Ok(())
}

fn check_name(name: &str) -> Result<()> {
    let good = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    match name.split_once('/') {
        Some((part, slug)) if good(part) && good(slug) => Ok(()),
        _ => bail!("`{name}` is not part/slug in lower-case letters, digits and hyphens"),
    }
}

fn write(path: &Path, text: &str) -> Result<()> {
    let dir = path.parent().expect("a file lies in a folder");
    fs::create_dir_all(dir)
        .and_then(|()| fs::write(path, text))
        .with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_part_and_a_slug() {
        for name in ["threads/scope", "async/a-2"] {
            assert!(check_name(name).is_ok(), "{name}");
        }
        for name in [
            "threads",
            "threads/",
            "/scope",
            "a/b/c",
            "Threads/x",
            "threads/a b",
            "../x",
        ] {
            assert!(check_name(name).is_err(), "{name}");
        }
    }
}
