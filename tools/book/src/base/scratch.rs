//! Folders for what is needed for a while. They are gone when their value is,
//! and when the program is interrupted.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::base::interrupt::{self, Undo};

/// How often a folder is emptied in which something is still being written.
const TRIES: usize = 10;

/// What the name of a folder begins with that lies beside what the book has.
/// It is hidden, so that nobody takes it for a part of the book.
pub const BESIDE: &str = ".new-";

/// A folder that is deleted with this value, or at an interrupt.
#[derive(Debug)]
pub struct Scratch {
    path: PathBuf,
    _undo: Undo,
}

impl Scratch {
    /// A folder where the system keeps temporary files.
    ///
    /// # Errors
    ///
    /// When none can be made; the message says where.
    pub fn new() -> Result<Self> {
        let temporary = std::env::temp_dir();
        Scratch::make(&temporary, &tempfile::Builder::new())
    }

    /// A folder in `dir`, whose contents can be renamed to anywhere in it.
    ///
    /// # Errors
    ///
    /// As [`Scratch::new`].
    pub fn beside(dir: &Path) -> Result<Self> {
        Scratch::make(dir, tempfile::Builder::new().prefix(BESIDE))
    }

    fn make(dir: &Path, name: &tempfile::Builder) -> Result<Self> {
        // It is listed before an interrupt can come between.
        interrupt::undisturbed(|| {
            let made = name.tempdir_in(dir);
            let path = made
                .with_context(|| format!("no temporary folder can be made in {}", dir.display()))?
                .keep();
            let gone = path.clone();
            let _undo = interrupt::begun(move || delete(&gone));
            Ok(Scratch { path, _undo })
        })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Deletes a folder with all that is in it. A program that was stopped may
/// have written to it meanwhile.
pub fn delete(folder: &Path) {
    for _ in 0..TRIES {
        if fs::remove_dir_all(folder).is_ok() || !folder.exists() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scratch_folder_is_gone_with_its_value() {
        let dir = tempfile::tempdir().unwrap();
        let scratch = Scratch::beside(dir.path()).unwrap();
        let path = scratch.path().to_owned();
        fs::create_dir(path.join("inside")).unwrap();
        fs::write(path.join("inside/file"), "").unwrap();
        drop(scratch);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[test]
    fn an_error_names_the_place() {
        let error = Scratch::beside(Path::new("no/such/folder")).unwrap_err();
        assert!(format!("{error:#}").contains("no/such/folder"), "{error:#}");
    }
}
