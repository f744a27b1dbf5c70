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
//!
//! Where the check looks at what the tool makes, that is changed: of `feet`, the
//! foot of the page `file`, and of `epub`, the file of the EPUB that is called so.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use book::base::files;
use book::base::problem::Problem;
use book::pages::{decisions, expand};
use libtest_mimic::{Completion, Failed, Trial};
use serde::Deserialize;

use crate::base::suite::{Page, Suite, all, skip};
use crate::pages::site::stock_mdbook;
use crate::pages::{
    announced, captions, carried, changes, claims, excerpts, feet, jobs, lookalikes, marks, named,
    names, numbers, python_names, readme, rows, shown, terms, titles,
};
use crate::programs::outputs;
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

/// What a file holds, or what the tool makes of it.
type Source = fn(&Suite, file: &str) -> Result<String, Failed>;

/// What a check says of the changed book. It may look at the changed file
/// alone, where that is all that the change can make wrong.
type Check = fn(&Changed) -> Result<Vec<Problem>, Failed>;

/// A name, which is that of a file in `tests/real-changes`, what is changed, and
/// the check that has to see its changes.
const KINDS: &[(&str, Source, Check)] = &[
    ("announced", on_disk, announced::of_changed),
    ("captions", on_disk, captions::of_changed),
    ("cited", on_disk, pages),
    ("claims", on_disk, claims::of_changed),
    ("compared", on_disk, pages),
    ("decisions", on_disk, charts),
    ("excerpts", on_disk, excerpts::of_changed),
    ("feed", on_disk, changes::of_changed),
    ("feet", feet::of_page, feet::of_changed),
    ("golden", on_disk, golden::of_changed),
    ("jobs", on_disk, jobs::of_changed),
    ("lookalikes", on_disk, lookalikes::of_changed),
    ("marks", on_disk, marks::of_changed),
    ("named", on_disk, named::of_changed),
    ("names", on_disk, names::of_changed),
    ("numbers", on_disk, numbers::of_changed),
    ("python_names", on_disk, python_names::of_changed),
    ("readme", on_disk, readme::of_changed),
    ("rows", on_disk, rows::of_changed),
    ("seals", on_disk, outputs::of_changed),
    ("terms", on_disk, terms::of_changed),
    ("titles", on_disk, titles::of_changed),
    ("together", on_disk, shown::of_changed),
];

/// The kind whose changes are made to the files of the EPUB.
const EPUB: &str = "epub";

fn on_disk(suite: &Suite, file: &str) -> Result<String, Failed> {
    files::read(&suite.root().join(file)).map_err(|error| format!("{error:#}").into())
}

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
    trials.extend(KINDS.iter().map(|(kind, source, check)| {
        let suite = Arc::clone(suite);
        Trial::test(format!("drift::real/{kind}"), move || {
            all(of_kind(&suite, kind, *source, *check)?)
        })
    }));
    let suite = Arc::clone(suite);
    trials.push(Trial::ignorable_test("drift::real/epub", move || {
        if let Err(reason) = stock_mdbook() {
            return skip(reason);
        }
        let (source, check) = (carried::entry, carried::of_changed);
        all(of_kind(&suite, EPUB, source, check)?).map(|()| Completion::Completed)
    }));
    trials
}

/// Each file of changes is tried by a kind.
fn kinds() -> Result<(), Failed> {
    let mut problems = Vec::new();
    for entry in fs::read_dir(folder())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let mut kinds = KINDS.iter().map(|(kind, ..)| *kind).chain([EPUB]);
        let known = kinds.any(|kind| format!("{kind}.toml") == name);
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
fn of_kind(
    suite: &Suite,
    kind: &str,
    source: Source,
    check: Check,
) -> Result<Vec<Problem>, Failed> {
    let place = place(kind);
    let listed = fs::read_to_string(folder().join(format!("{kind}.toml")))
        .map_err(|error| format!("{place}: {error}"))?;
    let changes: Changes = toml::from_str(&listed).map_err(|error| format!("{place}: {error}"))?;
    let mut problems = Vec::new();
    if changes.change.len() < ENOUGH {
        let what = format!("it has {} changes", changes.change.len());
        problems.push(Problem::of(&place, what).cure(format!("{ENOUGH} are the least")));
    }
    let lines = listed.lines().enumerate();
    let lines = lines.filter(|(_, line)| line.trim() == "[[change]]");
    for (change, (line, _)) in changes.change.iter().zip(lines) {
        let tried = tried(suite, change, source, check)?;
        problems.extend(tried.map(|what| Problem::at(&place, line + 1, what)));
    }
    Ok(problems)
}

/// What is wrong with a change, or with what the check says of it.
fn tried(
    suite: &Suite,
    change: &Change,
    source: Source,
    check: Check,
) -> Result<Option<String>, Failed> {
    let file = &change.file;
    let text = match source(suite, file) {
        Ok(text) => text,
        Err(error) => return Ok(Some(error.message().unwrap_or_default().to_owned())),
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
