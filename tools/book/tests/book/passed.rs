//! Remembers which blocks have passed, so that a block is not compiled and run
//! again while it, the compiler and the crates are the same.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use book::rustc;
use libtest_mimic::Failed;
use sha2::{Digest, Sha256};

/// An empty file for each block, named by the hash of all that it depends on.
pub struct Passed {
    dir: PathBuf,
    conditions: Vec<u8>,
}

impl Passed {
    /// What has passed for the book at `root`, by this compiler and with the
    /// crates of this workspace.
    pub fn read(root: &Path) -> Result<Self, Failed> {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut conditions = rustc::version()?.into_bytes();
        for file in ["Cargo.lock", "Cargo.toml", "tools/book/Cargo.toml"] {
            conditions.extend(fs::read(workspace.join(file))?);
        }
        let dir = root.join("target/blocks");
        fs::create_dir_all(&dir)?;
        Ok(Passed { dir, conditions })
    }

    /// Whether `block` has passed. Where everything has to run, nothing has.
    pub fn has(&self, block: &str) -> bool {
        env::var_os("BOOK_REQUIRE_ALL").is_none() && self.file(block).exists()
    }

    pub fn add(&self, block: &str) -> Result<(), Failed> {
        Ok(fs::write(self.file(block), "")?)
    }

    fn file(&self, block: &str) -> PathBuf {
        let hash = Sha256::new()
            .chain_update(&self.conditions)
            .chain_update(block)
            .finalize();
        let name: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        self.dir.join(name)
    }
}
