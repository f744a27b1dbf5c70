//! Builds the site with stock mdBook, as its readers do, follows every link in
//! it, and makes the one file of it that `cargo book export` writes.
//! [`crate::browser`] looks at the same site.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};

use book::base::home::{home, same_folder};
use book::base::names::resolve;
use book::base::problem::Problem;
use book::model::summary;
use book::pages::carried::{Carried, Page, Part};
use book::pages::one_file;
use book::programs::environment;
use book::programs::mdbook;
use book::programs::run::{SILENT, Until, output};
use book::programs::sources;
use html5ever::tokenizer::{Tag, TagKind, Token};
use libtest_mimic::{Completion, Failed, Trial};
use tempfile::TempDir;

use crate::base::html;
use crate::base::suite::{Suite, all, skip};
use crate::pages::moved;
use crate::pages::texts;

/// What the names of the checks of this module begin with.
pub const KIND: &str = "site::";

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let checks: [(&str, Check); 3] = [
        ("links", links),
        ("export", one_file),
        ("texts", texts::check),
    ];
    let trials = checks.map(|(name, check)| {
        let suite = Arc::clone(suite);
        Trial::ignorable_test(format!("{KIND}{name}"), move || {
            if let Err(reason) = stock_mdbook() {
                return skip(reason);
            }
            all(check(&suite, suite.site()?)?).map(|()| Completion::Completed)
        })
    });
    trials.into()
}

/// A check of the site in this folder.
type Check = fn(&Suite, &Path) -> Result<Vec<Problem>, Failed>;

/// The pages that `SUMMARY.md` of the book at `root` names; [`Suite::chapters`]
/// keeps them.
pub fn chapters(root: &Path) -> Result<Vec<String>, String> {
    let parts = summary::parts(root).map_err(|error| format!("{error:#}"))?;
    let pages = parts.into_iter().flat_map(|part| part.pages);
    Ok(pages.map(|page| page.path).collect())
}

/// The stock mdBook of the pinned version, or why there is none.
pub fn stock_mdbook() -> Result<&'static Path, String> {
    static FOUND: LazyLock<Option<PathBuf>> = LazyLock::new(|| mdbook::installed(home()));
    FOUND.as_deref().ok_or_else(|| {
        format!(
            "stock mdBook {} is neither on the PATH nor under target; `cargo book build` installs \
             it",
            mdbook::MDBOOK_VERSION
        )
    })
}

/// The site, built with the command of `book.toml`; the fixture, which is
/// outside the workspace, has the same program without Cargo. `change` is what
/// differs from the book as its readers build it.
pub fn build(root: &Path, change: impl FnOnce(&mut Command)) -> Result<TempDir, String> {
    let out = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut command = environment::tool(stock_mdbook()?);
    command
        .arg("build")
        .arg("--dest-dir")
        .arg(out.path())
        .arg(root)
        // A page that SUMMARY.md names and that is not there is a mistake.
        .env("MDBOOK_BUILD__CREATE_MISSING", "false");
    if !same_folder(root, home()) {
        let this = mdbook::preprocessor(Path::new(env!("CARGO_BIN_EXE_book")));
        command.env(
            mdbook::PREPROCESSOR,
            this.map_err(|error| error.to_string())?,
        );
    }
    // An editor's lock would stop mdBook.
    let copy = sources::without_leftovers(root).map_err(|error| format!("{error:#}"))?;
    if let Some(copy) = &copy {
        command.env("MDBOOK_BOOK__SRC", copy.path());
    }
    change(&mut command);
    let said = output(command, SILENT, Until::ExitOrStall, None);
    let said = said.map_err(|error| format!("{error:#}"))?;
    if !said.success() {
        return Err(said.errors());
    }
    Ok(out)
}

fn links(suite: &Suite, out: &Path) -> Result<Vec<Problem>, Failed> {
    let mut files = BTreeMap::new();
    for name in html::files(out)? {
        if name.ends_with(".html") {
            let html = Html::read(&fs::read_to_string(out.join(&name))?);
            files.insert(name, html);
        }
    }
    let mut problems = Vec::new();
    for (name, html) in &files {
        // The page for addresses that do not exist has no address of its own.
        if name == "404.html" {
            continue;
        }
        for id in &html.repeated {
            let what = format!("the id `{id}` stands there twice");
            problems.push(source(suite, name, id, what));
        }
        for link in &html.links {
            if let Some(what) = broken(out, &files, name, link) {
                problems.push(source(suite, name, link, what));
            }
        }
    }
    let stands = |page: &str, id: &str| files.get(page).is_some_and(|html| html.ids.contains(id));
    let leads = |page: &str, link: &str| broken(out, &files, page, link);
    problems.extend(moved::problems(suite.root(), leads, stands)?);
    problems.sort_by_key(Problem::to_string);
    problems.dedup();
    Ok(problems)
}

/// The one file has every page, needs no other file and no host, and its links
/// lead to places in it.
fn one_file(suite: &Suite, out: &Path) -> Result<Vec<Problem>, Failed> {
    let book = Carried::read(suite.root(), out).map_err(|error| format!("{error:#}"))?;
    let text = one_file::one_file(&book, out).map_err(|error| format!("{error:#}"))?;
    let html = Html::read(&text);
    let problem = |what: String| Problem::of("the one file", what);
    let mut problems = Vec::new();
    let parts = book.parts.iter().filter_map(Part::name);
    for name in parts.chain(book.pages().map(Page::name)) {
        if !html.headings.contains(&name) {
            problems.push(problem(format!("it has no heading `{name}`")));
        }
    }
    for id in &html.repeated {
        problems.push(problem(format!("the id `{id}` stands in it twice")));
    }
    if html.hidden {
        let what = "it has lines that are hidden on the site";
        problems.push(problem(what.to_owned()));
    }
    for needed in &html.resources {
        problems.push(problem(format!("it needs `{needed}`, which is not in it")));
    }
    for link in &html.links {
        let leads = match link.strip_prefix('#') {
            Some(id) => html.ids.contains(id),
            None => link.starts_with("https:"),
        };
        if !leads {
            let what = format!("the link `{link}` leads to nothing in it");
            problems.push(problem(what));
        }
    }
    Ok(problems)
}

/// What is wrong with `link` on the page `name`.
fn broken(out: &Path, files: &BTreeMap<String, Html>, name: &str, link: &str) -> Option<String> {
    if link.starts_with("https:") || link.starts_with("data:") || link.starts_with("mailto:") {
        return None;
    }
    if link.contains(':') {
        return Some(format!(
            "the link `{link}` is neither https nor on this site"
        ));
    }
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    let target = if path.is_empty() {
        name.to_owned()
    } else {
        resolve(name, path)
    };
    if !out.join(&target).is_file() {
        return Some(format!(
            "the link `{link}` leads to no page; is its path right?"
        ));
    }
    let ids = &files.get(&target)?.ids;
    if fragment.is_empty() || ids.contains(fragment) {
        return None;
    }
    let near = book::base::names::nearest(fragment, ids.iter().map(String::as_str));
    Some(format!(
        "the link `{link}` leads to no heading of {target}{near}"
    ))
}

/// What is wrong with a link or id of the built page `name`, where it was
/// written in `src`, as nearly as can be told.
fn source(suite: &Suite, name: &str, text: &str, what: String) -> Problem {
    let path = name.replace(".html", ".md");
    let Some(page) = suite.pages.iter().find(|page| page.path == path) else {
        return Problem::of(name, what);
    };
    let written = format!("]({})", text.replace(".html", ".md"));
    let line = page.text.lines().position(|line| line.contains(&written));
    Problem {
        line: line.map(|index| index + 1),
        ..Problem::of(page.place(), what)
    }
}

/// The ids, links and headings of a built page.
#[derive(Default)]
struct Html {
    ids: BTreeSet<String>,
    repeated: BTreeSet<String>,
    /// Where its links and its resources lead.
    links: BTreeSet<String>,
    /// What a browser would load or run with it.
    resources: BTreeSet<String>,
    /// Whether it has a line that is only shown on demand.
    hidden: bool,
    /// The text of its headings of the first level.
    headings: BTreeSet<String>,
    heading: Option<String>,
}

impl Html {
    fn read(text: &str) -> Self {
        let mut html = Html::default();
        html::tokens(text, |token| match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => html.start(tag),
            Token::TagToken(tag) if &*tag.name == "h1" => {
                let heading = html.heading.take();
                html.headings.extend(heading);
            }
            Token::CharacterTokens(text) => {
                if let Some(heading) = &mut html.heading {
                    *heading += &text;
                }
            }
            _ => {}
        });
        html
    }

    fn start(&mut self, tag: Tag) {
        let name = &*tag.name;
        if name == "h1" {
            self.heading = Some(String::new());
        }
        if matches!(name, "script" | "link" | "iframe") {
            self.resources.insert(format!("<{name}>"));
        }
        for attr in tag.attrs {
            let value = attr.value.to_string();
            match &*attr.name.local {
                "id" if !self.ids.insert(value.clone()) => {
                    self.repeated.insert(value);
                }
                "href" => {
                    self.links.insert(value);
                }
                "src" => {
                    self.links.insert(value.clone());
                    self.resources.insert(value);
                }
                "class" if value == "boring" => self.hidden = true,
                "srcset" | "poster" | "data" => {
                    self.resources.insert(value);
                }
                _ => {}
            }
        }
    }
}
