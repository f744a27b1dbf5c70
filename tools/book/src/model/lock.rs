//! `Cargo.lock`: the packages that the book has and uses, each with its version.

use std::path::Path;

use anyhow::Result;
use serde::Deserialize;

use crate::base::files;
use crate::base::tables;

/// The file, relative to the root.
pub const FILE: &str = "Cargo.lock";

/// What it says, as far as the book needs it.
#[derive(Debug, Default, Deserialize)]
pub struct Lock {
    #[serde(default)]
    package: Vec<Package>,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    version: String,
    /// Where it comes from; what is part of the workspace comes from nowhere.
    source: Option<String>,
    /// The names, with the versions where there are several.
    #[serde(default)]
    dependencies: Vec<String>,
}

impl Lock {
    /// Reads that of the book at `root`; empty where there is none yet.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn read(root: &Path) -> Result<Self> {
        let text = files::read_if_there(&root.join(FILE))?;
        Ok(text.map_or(Ok(Lock::default()), |text| tables::parse(FILE, &text))?)
    }

    /// The names of all packages.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.package.iter().map(|package| package.name.as_str())
    }

    /// The version of the crate called `name` that `package` uses, unless it is
    /// part of the workspace.
    pub fn version(&self, package: &str, name: &str) -> Option<&str> {
        let user = self.package.iter().find(|other| other.name == package)?;
        let used = user.dependencies.iter().find_map(|line| {
            let mut words = line.split(' ');
            (words.next() == Some(name)).then(|| words.next())
        })?;
        let is_it = |other: &&Package| {
            other.name == name && used.is_none_or(|version| version == other.version)
        };
        let used = self.package.iter().find(is_it)?;
        used.source.is_some().then_some(used.version.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_has_the_version_that_it_uses() {
        let text = "version = 4\n\
            [[package]]\nname = \"rand\"\nversion = \"0.8.5\"\nsource = \"registry\"\n\
            [[package]]\nname = \"rand\"\nversion = \"0.9.2\"\nsource = \"registry\"\n\
            [[package]]\nname = \"tokio\"\nversion = \"1.54.0\"\nsource = \"registry\"\n\
            [[package]]\nname = \"shared\"\nversion = \"0.1.0\"\n\
            [[package]]\nname = \"async-hello\"\nversion = \"0.1.0\"\n\
            dependencies = [\"rand 0.9.2\", \"shared\", \"tokio\"]\n";
        let lock: Lock = toml::from_str(text).unwrap();
        assert_eq!(lock.version("async-hello", "rand"), Some("0.9.2"));
        assert_eq!(lock.version("async-hello", "tokio"), Some("1.54.0"));
        assert_eq!(lock.version("async-hello", "shared"), None);
        assert_eq!(lock.version("async-hello", "serde"), None);
        assert_eq!(lock.version("threads-hello", "tokio"), None);
        assert_eq!(lock.names().count(), 5);
    }
}
