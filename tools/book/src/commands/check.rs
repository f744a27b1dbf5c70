//! `cargo book check`: the checks of a part of the book, or of all of it.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::programs::cargo::cargo;

/// Runs the checks of the book at `root` with `part` in their name, or all.
///
/// # Errors
///
/// When one fails; it has said why.
pub fn check(root: &Path, part: Option<&str>) -> Result<()> {
    let status = cargo(root)
        .args(["test", "--package", "book", "--test", "book", "--"])
        .args(part)
        .stdin(Stdio::null())
        .status()
        .context("cargo could not be started")?;
    if !status.success() {
        bail!("the checks above failed");
    }
    Ok(())
}
