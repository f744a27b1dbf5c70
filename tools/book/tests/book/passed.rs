//! Remembers which blocks have passed, so that a block is not compiled and run
//! again while it, the compiler and the crates are the same.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use book::rustc;
use book::seal::digest;

/// An empty file for each block, named by the hash of all that it depends on.
pub struct Passed {
    dir: PathBuf,
    conditions: String,
}

impl Passed {
    /// What has passed for the book at `root`, by this compiler and with the
    /// crates of this workspace.
    pub fn read(root: &Path) -> Result<Self> {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut conditions = rustc::version()? + rustc::EDITION;
        for file in ["Cargo.lock", "Cargo.toml", "tools/book/Cargo.toml"] {
            let path = workspace.join(file);
            conditions += &fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        }
        let dir = root.join("target/blocks");
        fs::create_dir_all(&dir).with_context(|| dir.display().to_string())?;
        Ok(Passed { dir, conditions })
    }

    /// Whether `block` has passed. Where everything has to run, nothing has.
    pub fn has(&self, block: &str) -> bool {
        env::var_os("BOOK_REQUIRE_ALL").is_none() && self.file(block).exists()
    }

    pub fn add(&self, block: &str) -> Result<()> {
        let file = self.file(block);
        fs::write(&file, "").with_context(|| file.display().to_string())
    }

    fn file(&self, block: &str) -> PathBuf {
        self.dir
            .join(digest(&format!("{}{block}", self.conditions)))
    }
}
