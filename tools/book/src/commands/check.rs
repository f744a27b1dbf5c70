//! `cargo book check`: the checks of a part of the book, or of all of it.

use std::path::Path;

use anyhow::{Result, bail};

use crate::model::contract::Ending;
use crate::programs::cargo::cargo;
use crate::programs::run::{LONG, shown};

/// Runs the checks of the book at `root` with `part` in their name, or all.
///
/// # Errors
///
/// When one fails; it has said why.
pub fn check(root: &Path, part: Option<&str>) -> Result<()> {
    let mut command = cargo(root);
    command
        .args(["test", "--package", "book", "--test", "book", "--"])
        .args(part);
    if shown(command, LONG)? != Ending::Code(0) {
        bail!("the checks above failed");
    }
    Ok(())
}
