//! A target folder that several clones share (`CARGO_TARGET_DIR`). Cargo tells
//! the crates of a workspace apart by where they lie in it, and the old from the
//! new by their age: it takes a listing's program of one clone for that of
//! another, whose source is not newer. What the last clone built there is
//! therefore thrown away when another one builds; this says when.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::base::files;
use crate::programs::run::{SILENT, Until, output};
use crate::programs::workspace;

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

/// Removes what was built, but for this tool, which Cargo builds again by
/// itself where another clone has built it; see [`crate::base::home`]. `cargo`
/// makes the commands.
///
/// # Errors
///
/// When Cargo does not.
pub fn clean(cargo: impl Fn() -> Command) -> Result<()> {
    let mut command = cargo();
    command.args(["clean", "--quiet"]);
    for package in workspace::metadata(cargo(), &["--no-deps"])?.packages {
        if package.name != env!("CARGO_PKG_NAME") {
            command.args(["--package", &package.name]);
        }
    }
    let said = output(command, SILENT, Until::ExitOrStall, None)?;
    if !said.success() {
        let said = said.errors();
        bail!("what another clone has built cannot be removed:\n{said}");
    }
    Ok(())
}

fn name(root: &Path) -> Result<String> {
    let root = fs::canonicalize(root).with_context(|| root.display().to_string())?;
    Ok(format!("{}\n", root.display()))
}
