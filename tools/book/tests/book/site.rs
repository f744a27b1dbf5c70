//! Builds the site with stock mdBook, as its readers do, and follows every link
//! in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, LazyLock};

use book::book::{home, same_folder, slashed};
use book::mdbook;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use libtest_mimic::{Completion, Failed, Trial};
use mdbook_summary::{SummaryItem, parse_summary};

use crate::suite::{Suite, all, skip};

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let suite = Arc::clone(suite);
    vec![Trial::ignorable_test("site::links", move || check(&suite))]
}

/// The pages that `SUMMARY.md` of the book at `root` names; [`Suite::chapters`]
/// keeps them.
pub fn chapters(root: &Path) -> Result<Vec<String>, String> {
    let path = root.join("src/SUMMARY.md");
    let text = fs::read_to_string(&path).map_err(|error| format!("src/SUMMARY.md: {error}"))?;
    let summary = parse_summary(&text).map_err(|error| format!("src/SUMMARY.md: {error:?}"))?;
    let mut chapters = Vec::new();
    let mut left = [
        summary.prefix_chapters,
        summary.numbered_chapters,
        summary.suffix_chapters,
    ]
    .concat();
    left.reverse();
    while let Some(item) = left.pop() {
        if let SummaryItem::Link(link) = item {
            chapters.extend(link.location.as_deref().map(slashed));
            left.extend(link.nested_items.into_iter().rev());
        }
    }
    Ok(chapters)
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

fn check(suite: &Suite) -> Result<Completion, Failed> {
    let program = match stock_mdbook() {
        Ok(program) => program,
        Err(reason) => return skip(reason),
    };
    let out = tempfile::tempdir()?;
    build(program, suite.root(), out.path())?;
    links(suite, out.path()).map(|()| Completion::Completed)
}

/// Builds the site into `out`, with the command of `book.toml`; the fixture,
/// which is outside the workspace, has the same program without Cargo.
fn build(program: &Path, root: &Path, out: &Path) -> Result<(), Failed> {
    let mut command = Command::new(program);
    command
        .arg("build")
        .arg("--dest-dir")
        .arg(out)
        .arg(root)
        // A page that SUMMARY.md names and that is not there is a mistake.
        .env("MDBOOK_BUILD__CREATE_MISSING", "false")
        .stdin(Stdio::null());
    if !same_folder(root, home()) {
        let this = format!("'{}' preprocess", env!("CARGO_BIN_EXE_book"));
        command.env("MDBOOK_PREPROCESSOR__BOOK__COMMAND", this);
    }
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(Failed::from(
        String::from_utf8_lossy(&output.stderr).into_owned(),
    ))
}

fn links(suite: &Suite, out: &Path) -> Result<(), Failed> {
    let mut files = BTreeMap::new();
    for path in html_files(out)? {
        let name = slashed(path.strip_prefix(out)?);
        files.insert(name, Html::read(&fs::read_to_string(&path)?));
    }
    let mut problems = Vec::new();
    for (name, html) in &files {
        // The page for addresses that do not exist has no address of its own.
        if name == "404.html" {
            continue;
        }
        for id in &html.repeated {
            problems.push(format!(
                "{}: the id `{id}` stands there twice",
                source(suite, name, id)
            ));
        }
        for link in &html.links {
            if let Some(problem) = broken(out, &files, name, link) {
                problems.push(format!("{}: {problem}", source(suite, name, link)));
            }
        }
    }
    problems.sort();
    problems.dedup();
    all(problems)
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
    let near = book::book::nearest(fragment, ids.iter().map(String::as_str));
    Some(format!(
        "the link `{link}` leads to no heading of {target}{near}"
    ))
}

/// The path that a link on the page `name` leads to.
pub fn resolve(name: &str, path: &str) -> String {
    let mut folders: Vec<&str> = name.split('/').collect();
    folders.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                folders.pop();
            }
            part => folders.push(part),
        }
    }
    folders.join("/")
}

/// Where in `src` a link or id of the built page `name` was written, as
/// nearly as can be told.
fn source(suite: &Suite, name: &str, text: &str) -> String {
    let path = name.replace(".html", ".md");
    let Some(page) = suite.pages.iter().find(|page| page.path == path) else {
        return name.to_owned();
    };
    let written = format!("]({})", text.replace(".html", ".md"));
    let line = page.text.lines().position(|line| line.contains(&written));
    match line {
        Some(index) => format!("src/{path}:{}", index + 1),
        None => format!("src/{path}"),
    }
}

fn html_files(dir: &Path) -> Result<Vec<PathBuf>, Failed> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(html_files(&path)?);
        } else if path.extension().is_some_and(|ext| ext == "html") {
            found.push(path);
        }
    }
    Ok(found)
}

/// The ids and links of a built page.
#[derive(Default)]
struct Html {
    ids: BTreeSet<String>,
    repeated: BTreeSet<String>,
    links: BTreeSet<String>,
}

impl Html {
    fn read(text: &str) -> Self {
        let sink = Sink::default();
        let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from(text));
        let _ = tokenizer.feed(&input);
        tokenizer.end();
        tokenizer.sink.0.into_inner()
    }
}

#[derive(Default)]
struct Sink(std::cell::RefCell<Html>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Token::TagToken(Tag {
            kind: TagKind::StartTag,
            attrs,
            ..
        }) = token
        {
            let mut html = self.0.borrow_mut();
            for attr in attrs {
                let value = attr.value.to_string();
                match &*attr.name.local {
                    "id" if !html.ids.insert(value.clone()) => {
                        html.repeated.insert(value);
                    }
                    "href" | "src" => {
                        html.links.insert(value);
                    }
                    _ => {}
                }
            }
        }
        TokenSinkResult::Continue
    }
}
