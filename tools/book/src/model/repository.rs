//! Where the book's files lie online, if that is known.

use std::path::Path;

use anyhow::Result;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

use crate::base::files;
use crate::base::problem::Problem;
use crate::base::tables;

/// The file that names it, relative to the root.
pub const SETTINGS: &str = "book.toml";

/// The setting, which mdBook has for the same.
const SETTING: &str = "git-repository-url";

/// The branch that readers change.
const BRANCH: &str = "main";

/// What may stand in the value of a query as it is.
const QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.');

#[derive(Deserialize)]
struct Settings {
    #[serde(default)]
    output: Output,
}

#[derive(Default, Deserialize)]
struct Output {
    #[serde(default)]
    html: Html,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Html {
    git_repository_url: Option<String>,
}

/// The address of the repository, as GitHub and those that do as it does serve
/// one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repository(String);

impl Repository {
    /// What the settings of the book at `root` say of it.
    ///
    /// # Errors
    ///
    /// When they cannot be read, or when what they name can be no address.
    pub fn read(root: &Path) -> Result<Option<Self>> {
        let Some(text) = files::read_if_there(&root.join(SETTINGS))? else {
            return Ok(None);
        };
        let settings: Settings = tables::parse(SETTINGS, &text)?;
        let address = settings.output.html.git_repository_url;
        Ok(address
            .map(|address| Repository::at(&address))
            .transpose()?)
    }

    fn at(address: &str) -> Result<Self, Problem> {
        let path = address.strip_prefix("https://");
        let names = path.map(|path| path.trim_end_matches('/').split('/'));
        let is_one = names.is_some_and(|mut names| {
            names.clone().count() > 2
                && names.all(|name| {
                    let is_letter = |c: char| c.is_ascii_alphanumeric() || "-._~:".contains(c);
                    !name.is_empty() && name.chars().all(is_letter)
                })
        });
        if !is_one {
            let what = format!("`{SETTING}` is `{address}`, which is no repository's address");
            let cure = "write one such as https://github.com/owner/name, or take the line out";
            return Err(Problem::of(SETTINGS, what).cure(cure));
        }
        Ok(Repository(address.trim_end_matches('/').to_owned()))
    }

    /// Where readers see the file at `path`, relative to the root.
    pub fn source(&self, path: &str) -> String {
        format!("{}/blob/{BRANCH}/{path}", self.0)
    }

    /// Where they change it.
    pub fn edit(&self, path: &str) -> String {
        format!("{}/edit/{BRANCH}/{path}", self.0)
    }

    /// Where they say what is wrong with it.
    pub fn report(&self, path: &str) -> String {
        let title = utf8_percent_encode(path, QUERY);
        format!("{}/issues/new?title={title}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_files_and_to_reports() {
        let repository = Repository::at("https://github.com/owner/name.rs/").unwrap();
        assert_eq!(
            repository.source("listings/a/b/src/main.rs"),
            "https://github.com/owner/name.rs/blob/main/listings/a/b/src/main.rs"
        );
        assert_eq!(
            repository.report("src/a & b.md"),
            "https://github.com/owner/name.rs/issues/new?title=src/a%20%26%20b.md"
        );
    }

    #[test]
    fn what_is_no_address_of_a_repository_is_refused() {
        for address in [
            "",
            "github.com/owner/name",
            "http://github.com/owner/name",
            "https://github.com",
            "https://github.com/owner",
            "https://github.com/owner//",
            "https://github.com/owner/a b",
            "https://github.com/owner/\"name",
        ] {
            let problem = Repository::at(address).unwrap_err().to_string();
            assert!(
                problem.starts_with("book.toml: `git-repository-url` is `"),
                "{problem}"
            );
        }
    }
}
