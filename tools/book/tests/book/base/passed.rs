//! Remembers what has passed, so that it is not run again while it, the
//! compiler, the crates, how they are built and the program that judges are the
//! same.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use book::base::files::digest;
use book::base::home::home;
use book::base::version::EDITION;
use book::programs::environment;
use book::programs::rustc;

use crate::base::suite::requires_all;

/// What decides how the crates are built, beside the compiler.
const BUILD: [&str; 5] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "tools/blocks/Cargo.toml",
    "tools/book/Cargo.toml",
];

/// Changes when `program` is built again: what it judged may then be judged
/// otherwise.
pub fn built(program: &Path) -> Result<String> {
    let context = || program.display().to_string();
    let file = fs::metadata(program).with_context(context)?;
    let when = file.modified().with_context(context)?;
    Ok(format!("{} {} {when:?}\n", program.display(), file.len()))
}

/// An empty file for each that has passed, named by the hash of all that it
/// depends on.
pub struct Passed {
    dir: PathBuf,
    /// Their hash.
    conditions: String,
}

impl Passed {
    /// What has passed for the book at `root`, by this compiler, with the crates
    /// of this workspace, and before this program.
    pub fn read(root: &Path) -> Result<Self> {
        let mut conditions = rustc::version()? + EDITION;
        for file in BUILD {
            let path = home().join(file);
            conditions += &fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        }
        for (name, value) in environment::of_builds() {
            conditions += &format!("{}={}\n", name.display(), value.display());
        }
        conditions += &built(&env::current_exe()?)?;
        let dir = root.join("target/passed");
        fs::create_dir_all(&dir).with_context(|| dir.display().to_string())?;
        // Hashed once, and not with each that has passed.
        let conditions = digest(&conditions);
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
