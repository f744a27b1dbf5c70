//! What the checks in the browser rest on: what has passed is not looked at
//! again while all of it is the same.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::OnceLock;
use std::{env, fs, io};

use anyhow::{Result, anyhow};

use crate::base::html;
use crate::pages::texts;

/// Changes when these checks do, or anything that they are made of.
pub fn program() -> Result<u64> {
    static PROGRAM: OnceLock<Result<u64, String>> = OnceLock::new();
    let read = || Ok(hash(fs::read(env::current_exe()?)?));
    let program = PROGRAM.get_or_init(|| read().map_err(|error: io::Error| error.to_string()));
    let program = program.as_ref().copied();
    program.map_err(|error| anyhow!("the program of the checks cannot be read: {error}"))
}

/// All that every check in the browser rests on. Whatever differs in a field,
/// differs in what is remembered.
#[derive(Debug)]
#[expect(dead_code, reason = "they are read as a text")]
pub struct Rests<'a> {
    /// What Chromium and its driver say of their versions.
    pub browser: &'a str,
    /// The text of axe-core.
    pub axe: u64,
    pub mdbook: &'static str,
    /// The program of the checks.
    pub program: u64,
    /// `book.toml`.
    pub settings: String,
    /// The files of the site that all pages may load.
    pub files: BTreeMap<String, u64>,
}

/// The hashes of the files below `path`. The texts of the search are
/// left out: they are large, and are made of the pages.
pub fn files(path: &Path) -> Result<BTreeMap<String, u64>> {
    let names = html::files(path)?.into_iter();
    names
        .filter(|name| !texts::is_texts(name))
        .map(|name| Ok((name.clone(), hash(fs::read(path.join(name))?))))
        .collect()
}

/// It only has to tell one version of a file from the next.
pub fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
