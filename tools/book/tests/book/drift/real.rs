//! Changes the real book in memory, one place at a time, and sees the right
//! check say so. The samples and the fixture prove that a check works; this
//! proves that it works on what the book holds.
//!
//! The changes stand in `tests/real-changes/<kind>.toml`, a file for each kind
//! of [`KINDS`], and are entries of this form:
//!
//! ```toml
//! [[change]]
//! file = "src/threads/sharing.md"
//! from = "what stands there once"
//! to = "what stands there then"
//! says = "what the check has to say of it"
//! ```

use std::fs;
use std::path::Path;
use std::sync::Arc;

use book::base::files;
use book::base::problem::Problem;
use book::pages::{decisions, expand};
use libtest_mimic::{Failed, Trial};
use serde::Deserialize;

use crate::base::suite::{Page, Suite, all};
use crate::pages::{
    announced, claims, excerpts, jobs, lookalikes, marks, named, names, numbers, readme, rows,
    shown, terms, titles,
};
use crate::tool::golden;

/// How many changes prove a check.
const ENOUGH: usize = 5;

/// The real book with one file changed, in memory.
pub struct Changed<'a> {
    /// The book as it is.
    pub suite: &'a Suite,
    /// The file, relative to the book's root and with `/`.
    pub file: &'a str,
    /// What the file then holds.
    pub text: &'a str,
}

impl Changed<'_> {
    /// The changed page, where it is a page that is changed.
    pub fn page(&self) -> Option<Page> {
        let path = self.file.strip_prefix("src/")?;
        let is_it = |page: &&Page| page.path == path;
        self.suite.pages.iter().find(is_it).map(|page| Page {
            path: page.path.clone(),
            text: self.text.to_owned(),
        })
    }

    /// What the file at `path` holds, the change with it; `path` is relative to
    /// the book's root and with `/`.
    pub fn file_text(&self, path: &str) -> Result<String, Failed> {
        if path == self.file {
            return Ok(self.text.to_owned());
        }
        let text = files::read(&self.suite.root().join(path));
        text.map_err(|error| format!("{error:#}").into())
    }

    /// All pages, the changed one among them.
    pub fn pages(&self) -> Vec<Page> {
        let pages = self.suite.pages.iter().map(|page| {
            let changed = self.file.strip_prefix("src/") == Some(&page.path);
            Page {
                path: page.path.clone(),
                text: if changed { self.text } else { &page.text }.to_owned(),
            }
        });
        pages.collect()
    }
}

/// What a check says of the changed book. It may look at the changed file
/// alone, where that is all that the change can make wrong.
type Check = fn(&Changed) -> Result<Vec<Problem>, Failed>;

/// A name, which is that of a file in `tests/real-changes`, and the check that
/// has to see its changes.
const KINDS: &[(&str, Check)] = &[
    ("announced", announced::of_changed),
    ("cited", pages),
    ("claims", claims::of_changed),
    ("compared", pages),
    ("decisions", charts),
    ("excerpts", excerpts::of_changed),
    ("golden", golden::of_changed),
    ("jobs", jobs::of_changed),
    ("lookalikes", lookalikes::of_changed),
    ("marks", marks::of_changed),
    ("named", named::of_changed),
    ("names", names::of_changed),
    ("numbers", numbers::of_changed),
    ("readme", readme::of_changed),
    ("rows", rows::of_changed),
    ("terms", terms::of_changed),
    ("titles", titles::of_changed),
    ("together", shown::of_changed),
];

/// What the tool says of a page, instead of showing it.
fn pages(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let page = changed.page().ok_or("this check reads pages")?;
    let expanded = expand::page(&changed.suite.book, &page.path, &page.text);
    Ok(expanded.err().into_iter().flatten().collect())
}

/// What the tool says of a chart of decisions, instead of showing it.
fn charts(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let book = &changed.suite.book;
    Ok(decisions::problems(book, changed.file, changed.text))
}

/// One change, as it stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    file: String,
    from: String,
    to: String,
    says: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Changes {
    change: Vec<Change>,
}

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let mut trials = vec![Trial::test("drift::real/kinds", kinds)];
    trials.extend(KINDS.iter().map(|(kind, check)| {
        let suite = Arc::clone(suite);
        Trial::test(format!("drift::real/{kind}"), move || {
            all(of_kind(&suite, kind, *check)?)
        })
    }));
    trials
}

/// Each file of changes is tried by a kind.
fn kinds() -> Result<(), Failed> {
    let mut problems = Vec::new();
    for entry in fs::read_dir(folder())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let known = KINDS.iter().any(|(kind, _)| format!("{kind}.toml") == name);
        if !known && name.ends_with(".toml") {
            problems.push(
                Problem::of(
                    place(name.trim_end_matches(".toml")),
                    "nothing tries its changes",
                )
                .cure("add its check to KINDS in tools/book/tests/book/drift/real.rs"),
            );
        }
    }
    all(problems)
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/real-changes"))
}

fn place(kind: &str) -> String {
    format!("tools/book/tests/real-changes/{kind}.toml")
}

/// What is wrong with the changes of a kind, or with how `check` sees them.
fn of_kind(suite: &Suite, kind: &str, check: Check) -> Result<Vec<Problem>, Failed> {
    let place = place(kind);
    let source = fs::read_to_string(folder().join(format!("{kind}.toml")))
        .map_err(|error| format!("{place}: {error}"))?;
    let changes: Changes = toml::from_str(&source).map_err(|error| format!("{place}: {error}"))?;
    let mut problems = Vec::new();
    if changes.change.len() < ENOUGH {
        let what = format!("it has {} changes", changes.change.len());
        problems.push(Problem::of(&place, what).cure(format!("{ENOUGH} are the least")));
    }
    let lines = source.lines().enumerate();
    let lines = lines.filter(|(_, line)| line.trim() == "[[change]]");
    for (change, (line, _)) in changes.change.iter().zip(lines) {
        let tried = tried(suite, change, check)?;
        problems.extend(tried.map(|what| Problem::at(&place, line + 1, what)));
    }
    Ok(problems)
}

/// What is wrong with a change, or with what the check says of it.
fn tried(suite: &Suite, change: &Change, check: Check) -> Result<Option<String>, Failed> {
    let file = &change.file;
    let text = match files::read(&suite.root().join(file)) {
        Ok(text) => text,
        Err(error) => return Ok(Some(format!("{error:#}"))),
    };
    let found = text.matches(&change.from).count();
    if found != 1 {
        return Ok(Some(format!(
            "{file} has {:?} {found} times; change what stands there once, in the same way",
            change.from
        )));
    }
    // What the book has wrong already fails the check itself.
    let text = &text.replace(&change.from, &change.to);
    let problems = check(&Changed { suite, file, text })?;
    let after: Vec<String> = problems.iter().map(Problem::to_string).collect();
    let seen = after.iter().any(|problem| problem.contains(&change.says));
    Ok((!seen).then(|| {
        format!(
            "{file} with {:?} in the place of {:?} should make the check say {:?}, but it said {:?}",
            change.to,
            change.from,
            change.says,
            after.join("\n")
        )
    }))
}
