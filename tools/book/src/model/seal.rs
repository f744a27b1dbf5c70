//! Seals: `recorded.toml` holds a digest of each recorded text, of the program
//! that printed it, and of what the metadata said then, which decides how it was
//! recorded and what a page says of it. So a change to one of them alone is seen
//! even where the contract hides it, as it hides a time.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::base::day::Day;
use crate::base::files::{self, digest};
use crate::base::manifest;
use crate::base::problem::Problem;
use crate::base::tables;
use crate::model::listing::{Listing, MANIFEST, RECORDED};

const HEADER: &str = "# Written by `cargo book record`, which is the only way to change it.\n";

/// What was recorded of one listing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// The day on which any of it was written last; unknown where that was before
    /// days were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    /// SHA-256, in hexadecimal, of each file as it was when it was recorded;
    /// the path is relative to the listing's folder. Of `Cargo.toml`, only what
    /// `[package.metadata.listing]` says is sealed.
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

    /// Seals `file` as it now is.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn set_as_is(&mut self, listing: &Listing, file: &str) -> Result<()> {
        self.set(file, &sealed(listing, file)?);
        Ok(())
    }

    /// Whether `file` is as it was recorded.
    ///
    /// # Errors
    ///
    /// When it is not; the problem names the file and the cure.
    pub fn check(&self, listing: &Listing, file: &str) -> Result<(), Problem> {
        let place = format!("{}/{file}", listing.place());
        let what = match file {
            MANIFEST => "[package.metadata.listing]",
            _ => "it",
        };
        let problem = |state: &str| Problem::of(&place, format!("{what} {state}"));
        let record = format!("run `cargo book record {}`", listing.name);
        let Ok(content) = sealed(listing, file) else {
            return Err(problem("is missing, or is no text").cure(record));
        };
        match self.sha256.get(file) {
            None => Err(problem("was never recorded").cure(record)),
            Some(sealed) if *sealed == digest(&content) => Ok(()),
            Some(_) => Err(
                problem("is not what it was when it was recorded").cure(format!(
                    "undo the change, or {record} and read what `git diff` then shows"
                )),
            ),
        }
    }

    /// Whether `file` is as it was recorded, as a question.
    pub fn holds(&self, listing: &Listing, file: &str) -> bool {
        self.check(listing, file).is_ok()
    }
}

/// What is sealed of `file`.
fn sealed(listing: &Listing, file: &str) -> Result<String> {
    match file {
        MANIFEST => Ok(manifest::said(&listing.dir, "listing")?.concat()),
        _ => files::read(&listing.dir.join(file)),
    }
}
