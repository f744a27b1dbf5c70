//! Remembers what has passed, so that it is not run again while it, the
//! compiler and the crates are the same.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use book::base::files::digest;
use book::base::home::home;
use book::base::version::EDITION;
use book::programs::rustc;

use crate::base::suite::requires_all;

/// An empty file for each that has passed, named by the hash of all that it
/// depends on.
pub struct Passed {
    dir: PathBuf,
    conditions: String,
}

impl Passed {
    /// What has passed for the book at `root`, by this compiler and with the
    /// crates of this workspace.
    pub fn read(root: &Path) -> Result<Self> {
        let mut conditions = rustc::version()? + EDITION;
        for file in ["Cargo.lock", "Cargo.toml", "tools/book/Cargo.toml"] {
            let path = home().join(file);
            conditions += &fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        }
        let dir = root.join("target/passed");
        fs::create_dir_all(&dir).with_context(|| dir.display().to_string())?;
        Ok(Passed { dir, conditions })
    }

    /// Whether `what` has passed. Where everything has to run, nothing has.
    pub fn has(&self, what: &str) -> bool {
        !requires_all() && self.file(what).exists()
    }

    pub fn add(&self, what: &str) -> Result<()> {
        let file = self.file(what);
        fs::write(&file, "").with_context(|| file.display().to_string())
    }

    fn file(&self, what: &str) -> PathBuf {
        self.dir.join(digest(&format!("{}{what}", self.conditions)))
    }
}
