//! `cargo book new`: a listing that builds, has a test and a counterpart, and
//! is recorded.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::base::files;
use crate::base::interrupt::{self, Undo};
use crate::base::scratch::{self, Scratch};
use crate::base::version::PYTHON;
use crate::commands::name;
use crate::commands::record::record;
use crate::model::book::Book;
use crate::model::listing;

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
python = "PYTHON"
"#;

const PROGRAM: &str = r#"//! A thread hands back what its closure returns.

use std::thread;

fn ask(device: &str) -> String {
    format!("{device}: up")
}

fn main() {
    let handle = thread::spawn(|| ask("r1"));
    println!("{}", handle.join().unwrap());
}

#[cfg(test)]
mod tests;
"#;

const TESTS: &str = r#"use super::*;

#[test]
fn the_answer_names_the_device() {
    let handle = thread::spawn(|| ask("r7"));
    assert_eq!(handle.join().unwrap(), "r7: up");
}
"#;

const COUNTERPART: &str = r#"from concurrent.futures import ThreadPoolExecutor


def ask(device: str) -> str:
    return f"{device}: up"


with ThreadPoolExecutor() as pool:
    print(pool.submit(ask, "r1").result())
"#;

/// Makes the listing `name`, records it, and says which directive shows it.
///
/// # Errors
///
/// When no listing can have that name, when it is taken, or when recording
/// fails. Nothing is then made, and `Cargo.lock` is as it was.
pub fn new(book: &Book, name: &str) -> Result<()> {
    let (part, _) = name::check(book, name)?;
    let root = &book.root;
    let part_is_new = !root.join("listings").join(part).exists();
    // Cargo sees the listing only once it is whole.
    let stage = Scratch::beside(root)?;
    let staged = stage.path().join("listing");
    fs::create_dir(&staged)
        .and_then(|()| fs::create_dir(staged.join("src")))
        .with_context(|| format!("cannot make {}", staged.display()))?;
    files::replace_all(&[
        (
            staged.join(listing::MANIFEST),
            &*MANIFEST
                .replace("PACKAGE", &name.replace('/', "-"))
                .replace("PYTHON", &PYTHON.to_string()),
        ),
        (staged.join(listing::SOURCE), PROGRAM),
        (staged.join(listing::TESTS), TESTS),
        (staged.join(listing::COUNTERPART), COUNTERPART),
    ])?;
    let made = put(root, name, part_is_new, &stage)?;
    eprintln!("made listings/{name}");
    if part_is_new {
        eprintln!("listings/{part} is a new part");
    }
    record(&Book::read(root)?, &[name.to_owned()])
        .with_context(|| format!("listings/{name} is gone again"))?;
    made.finished();
    eprintln!("show it on a page with {{{{#listing {name}}}}}");
    Ok(())
}

/// Puts the listing that lies in `stage` where it belongs. Undone, it is gone,
/// and so are its part, where that is new, and what Cargo made of `Cargo.lock`.
fn put(root: &Path, name: &str, part_is_new: bool, stage: &Scratch) -> Result<Undo> {
    let context = || format!("cannot make listings/{name}");
    let dir = root.join("listings").join(name);
    let part = dir.parent().with_context(context)?.to_owned();
    let lock = root.join("Cargo.lock");
    let old = stage.path().join("Cargo.lock");
    // On a full disk there may be no room for it later.
    let was_there = lock.exists();
    if was_there {
        fs::copy(&lock, &old).with_context(context)?;
    }
    interrupt::undisturbed(|| {
        let gone = dir.clone();
        let undo = interrupt::begun(move || {
            scratch::delete(&gone);
            if part_is_new && let Some(part) = gone.parent() {
                let _ = fs::remove_dir(part);
            }
            // Where this fails, Cargo makes the same of it once more.
            let _ = match (was_there, fs::read(&lock).ok() == fs::read(&old).ok()) {
                (false, _) => fs::remove_file(&lock),
                (true, true) => Ok(()),
                (true, false) => fs::rename(&old, &lock),
            };
        });
        if part_is_new {
            fs::create_dir_all(&part).with_context(context)?;
        }
        fs::rename(stage.path().join("listing"), &dir).with_context(context)?;
        Ok(undo)
    })
}
