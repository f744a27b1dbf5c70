//! Seals: `recorded.toml` holds a digest of each recorded text and of the
//! program that printed it, so that a change to one of them alone is seen even
//! where the contract hides it, as it hides a time.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::listing::Listing;

/// The seal's file in a listing's folder.
pub const FILE: &str = "recorded.toml";

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
        let path = listing.dir.join(FILE);
        if !path.exists() {
            return Ok(Seal::default());
        }
        let shown = format!("{}/{FILE}", listing.place());
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {shown}"))?;
        toml::from_str(&text).with_context(|| {
            format!(
                "{shown} is malformed; run `cargo book record {}`",
                listing.name
            )
        })
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
    /// One sentence that names the file and the cure.
    pub fn check(&self, listing: &Listing, file: &str) -> Result<(), String> {
        let place = format!("{}/{file}", listing.place());
        let cure = format!("`cargo book record {}`", listing.name);
        let Ok(content) = fs::read_to_string(listing.dir.join(file)) else {
            return Err(format!("{place} is missing; run {cure}"));
        };
        match self.sha256.get(file) {
            None => Err(format!("{place} was never recorded; run {cure}")),
            Some(sealed) if *sealed == digest(&content) => Ok(()),
            Some(_) => Err(format!(
                "{place} is not what it was when it was recorded; undo the change, or run {cure} \
                 and read what `git diff` then shows"
            )),
        }
    }

    /// Whether `file` is as it was recorded, as a question.
    pub fn holds(&self, dir: &Path, file: &str) -> bool {
        fs::read_to_string(dir.join(file))
            .is_ok_and(|content| self.sha256.get(file) == Some(&digest(&content)))
    }
}

/// SHA-256 with lines ended by `\n`, so that a checkout's line endings do not
/// count.
pub fn digest(content: &str) -> String {
    Sha256::digest(content.replace("\r\n", "\n"))
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_sha256_and_ignores_line_endings() {
        // From FIPS 180-4's example for "abc".
        assert_eq!(
            digest("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(digest("a\r\nb"), digest("a\nb"));
    }
}
