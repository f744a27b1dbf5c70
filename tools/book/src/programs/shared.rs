//! A target folder that several clones share (`CARGO_TARGET_DIR`). Cargo tells
//! the crates of a workspace apart by where they lie in it, and the old from the
//! new by their age: it takes a listing's program of one clone for that of
//! another, whose source is not newer. What the last clone built there is
//! therefore thrown away when another one builds; this says when.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::base::files;

/// Names the clone that built last, beside its programs.
const MARK: &str = ".book-clone";

/// Whether what lies in `folder`, where Cargo puts programs, may have been
/// built by another clone than that at `root`.
///
/// # Errors
///
/// When the folder cannot be read.
pub fn is_of_another(root: &Path, folder: &Path) -> Result<bool> {
    let last = files::read_if_there(&folder.join(MARK))?;
    let here = name(root)?;
    Ok(last.is_some_and(|last| last != here))
}

/// Says that what lies in `folder` was built by the clone at `root`.
///
/// # Errors
///
/// When the folder cannot be written.
pub fn claim(root: &Path, folder: &Path) -> Result<()> {
    let (mark, here) = (folder.join(MARK), name(root)?);
    if files::read_if_there(&mark)?.as_ref() == Some(&here) {
        return Ok(());
    }
    files::replace(&mark, here)
}

fn name(root: &Path) -> Result<String> {
    let root = fs::canonicalize(root).with_context(|| root.display().to_string())?;
    Ok(format!("{}\n", root.display()))
}
