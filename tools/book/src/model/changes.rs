//! What has changed in the book, for readers who come back: `src/changes.toml`,
//! the newest first.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use serde::Deserialize;

use crate::base::day::Day;
use crate::base::files;
use crate::base::markdown::{heading_id, line_of};
use crate::base::names::nearest;
use crate::base::problem::{Problem, Problems};
use crate::base::tables;
use crate::model::summary;

/// The file, relative to the root.
pub const FILE: &str = "src/changes.toml";

/// A change that a reader notices.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The day on which it was published.
    pub day: Day,
    /// What has changed, in a few words; a heading.
    pub title: String,
    /// The same in a sentence or two, in Markdown without links.
    pub text: String,
    /// The pages on which it is seen, relative to `src` and without `.md`.
    #[serde(default)]
    pub pages: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Changes {
    #[serde(default)]
    change: Vec<Change>,
}

impl Change {
    /// The pages with their titles, as the list of contents of the book at `root`
    /// has them.
    ///
    /// # Errors
    ///
    /// When the list cannot be read.
    pub fn titled(&self, root: &Path) -> Result<Vec<(String, String)>> {
        let listed = listed(root)?;
        let titled = self.pages.iter().filter_map(|page| {
            let path = format!("{page}.md");
            listed.iter().find(|(listed, _)| *listed == path).cloned()
        });
        Ok(titled.collect())
    }
}

/// The changes of the book at `root`.
///
/// # Errors
///
/// When the file is missing or malformed, when a change stands below an older
/// one, when two have one title, or when a page is none of the book.
pub fn read(root: &Path) -> Result<Vec<Change>> {
    let text = files::read(&root.join(FILE))?;
    let pages = listed(root)?.into_iter().map(|(path, _)| path);
    parse(&text, &BTreeSet::from_iter(pages))
}

/// The paths of all pages, with their titles.
fn listed(root: &Path) -> Result<Vec<(String, String)>> {
    let parts = summary::parts(root)?.into_iter();
    let pages = parts.flat_map(|part| part.pages);
    Ok(pages.map(|page| (page.path, page.title)).collect())
}

fn parse(text: &str, pages: &BTreeSet<String>) -> Result<Vec<Change>> {
    let changes = tables::parse::<Changes>(FILE, text)?.change;
    let mut problems = Vec::new();
    // Each begins with a line of its own.
    let mut heads = text.match_indices("[[change]]");
    let mut before: Option<&Change> = None;
    let mut ids = BTreeSet::new();
    for change in &changes {
        let line = heads.next().map(|(at, _)| line_of(text, at));
        let mut wrong = |what: String, cure: &str| {
            let problem = Problem {
                line,
                ..Problem::of(FILE, what)
            };
            problems.push(problem.cure(cure.to_owned()));
        };
        if before.is_some_and(|before| before.day < change.day) {
            let what = format!("“{}” stands below an older change", change.title);
            wrong(what, "put the newest first");
        }
        if !ids.insert(heading_id(&change.title)) {
            let what = format!("“{}” is the title of two changes", change.title);
            wrong(what, "say what is different in one of them");
        }
        if change.title.trim().is_empty() || change.text.trim().is_empty() {
            wrong(
                "a change says nothing".to_owned(),
                "give it a title and a text",
            );
        }
        for page in &change.pages {
            if !pages.contains(&format!("{page}.md")) {
                let known = pages.iter().map(|path| path.trim_end_matches(".md"));
                let what = format!("there is no page `{page}`{}", nearest(page, known));
                wrong(what, "name pages as src/SUMMARY.md does, without `.md`");
            }
        }
        before = Some(change);
    }
    Problems::none(problems)?;
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIGHT: &str = "[[change]]\nday = \"2026-11-27\"\ntitle = \"Two\"\ntext = \"More.\"\n\
                         pages = [\"a/b\"]\n\n[[change]]\nday = \"2026-11-27\"\ntitle = \"One\"\n\
                         text = \"Some.\"\n";

    fn said(from: &str, to: &str) -> String {
        assert_eq!(RIGHT.matches(from).count(), 1, "{from}");
        let pages = BTreeSet::from(["a/b.md".to_owned()]);
        match parse(&RIGHT.replace(from, to), &pages) {
            Ok(changes) => format!("{} changes", changes.len()),
            Err(error) => format!("{error:#}"),
        }
    }

    #[test]
    fn changes_are_read_and_what_is_wrong_with_one_leads_to_its_line() {
        for (from, to, says) in [
            ("More.", "Even more.", "2 changes"),
            (
                "27\"\ntitle = \"One",
                "28\"\ntitle = \"One",
                "src/changes.toml:7: “One” stands below an older change; put the newest first",
            ),
            (
                "\"One\"",
                "\"two!\"",
                "src/changes.toml:7: “two!” is the title of two changes; say what",
            ),
            (
                "Some.",
                " ",
                "src/changes.toml:7: a change says nothing; give it a title and a text",
            ),
            (
                "a/b",
                "a/c",
                "src/changes.toml:1: there is no page `a/c`; did you mean `a/b`",
            ),
            (
                "27\"\ntitle = \"Two",
                "31\"\ntitle = \"Two",
                "src/changes.toml:2: it is malformed: `2026-11-31` is no day",
            ),
            ("text = \"Some.\"", "texts = \"Some.\"", "src/changes.toml:"),
        ] {
            let told = said(from, to);
            assert!(told.starts_with(says), "{to:?}: {told}");
        }
    }
}
