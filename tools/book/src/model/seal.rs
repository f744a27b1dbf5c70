//! Seals: `recorded.toml` holds a digest of each recorded text and of the
//! program that printed it, so that a change to one of them alone is seen even
//! where the contract hides it, as it hides a time.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::base::files::{self, digest};
use crate::base::problem::Problem;
use crate::base::tables;
use crate::model::listing::{Listing, RECORDED};

const HEADER: &str = "# Written by `cargo book record`, which is the only way to change it.\n";

/// What was recorded of one listing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// SHA-256, in hexadecimal, of each file as it was when it was recorded;
    /// the path is relative to the listing's folder.
    #[serde(default)]
    pub sha256: BTreeMap<String, String>,
}

impl Seal {
    /// The seal of `listing`; empty where nothing was recorded yet.
    ///
    /// # Errors
    ///
    /// When the file is there but cannot be read.
    pub fn read(listing: &Listing) -> Result<Self> {
        let Some(text) = files::read_if_there(&listing.dir.join(RECORDED))? else {
            return Ok(Seal::default());
        };
        let shown = format!("{}/{RECORDED}", listing.place());
        let record = format!("run `cargo book record {}`", listing.name);
        Ok(tables::parse(&shown, &text).map_err(|problem| problem.cure(record))?)
    }

    /// The file's text.
    ///
    /// # Errors
    ///
    /// When it cannot be written as TOML.
    pub fn text(&self) -> Result<String> {
        Ok(format!("{HEADER}{}", toml::to_string(self)?))
    }

    /// Seals `file` as it would be with this content.
    pub fn set(&mut self, file: &str, content: &str) {
        self.sha256.insert(file.to_owned(), digest(content));
    }

    /// Whether `file` is as it was recorded.
    ///
    /// # Errors
    ///
    /// When it is not; the problem names the file and the cure.
    pub fn check(&self, listing: &Listing, file: &str) -> Result<(), Problem> {
        let problem = |what: &str| Problem::of(format!("{}/{file}", listing.place()), what);
        let record = format!("run `cargo book record {}`", listing.name);
        let Ok(content) = files::read(&listing.dir.join(file)) else {
            return Err(problem("it is missing, or is no text").cure(record));
        };
        match self.sha256.get(file) {
            None => Err(problem("it was never recorded").cure(record)),
            Some(sealed) if *sealed == digest(&content) => Ok(()),
            Some(_) => Err(
                problem("it is not what it was when it was recorded").cure(format!(
                    "undo the change, or {record} and read what `git diff` then shows"
                )),
            ),
        }
    }

    /// Whether `file` is as it was recorded, as a question.
    pub fn holds(&self, dir: &Path, file: &str) -> bool {
        files::read(&dir.join(file))
            .is_ok_and(|content| self.sha256.get(file) == Some(&digest(&content)))
    }
}
