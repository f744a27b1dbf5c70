//! Builds the site with mdBook's own library and follows every link in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use book::mdbook;
use book::preprocessor::Expander;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use libtest_mimic::{Completion, Failed, Trial};
use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;
use mdbook_driver::config::Config;

use crate::suite::{Suite, all, skip};

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let (links_suite, stock_suite) = (Arc::clone(suite), Arc::clone(suite));
    vec![
        Trial::test("site::links", move || links(&links_suite)),
        Trial::ignorable_test("site::stock-mdbook", move || stock_mdbook(&stock_suite)),
    ]
}

/// The pages that `SUMMARY.md` of the book at `root` names; [`Suite::chapters`]
/// keeps them.
pub fn chapters(root: &Path) -> Result<Vec<String>, String> {
    let book = load(root, Path::new("unused"))?;
    Ok(book
        .iter()
        .filter_map(|item| match item {
            BookItem::Chapter(chapter) => chapter.path.as_ref(),
            _ => None,
        })
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .collect())
}

fn load(root: &Path, out: &Path) -> Result<MDBook, String> {
    let mut config = Config::from_disk(root.join("book.toml")).map_err(failed)?;
    config.build.build_dir = out.to_owned();
    // A page that SUMMARY.md names and that is not there is a mistake.
    config.build.create_missing = false;
    let mut book = MDBook::load_with_config(root, config).map_err(failed)?;
    // In the place of the command of the same name, which is the same code.
    book.with_preprocessor(Expander);
    Ok(book)
}

fn failed(error: impl std::fmt::Debug) -> String {
    format!("{error:?}")
}

fn build(suite: &Suite, out: &Path) -> Result<(), Failed> {
    Ok(load(suite.root(), out)?.build().map_err(failed)?)
}

fn links(suite: &Suite) -> Result<(), Failed> {
    let out = tempfile::tempdir()?;
    build(suite, out.path())?;
    let mut files = BTreeMap::new();
    for path in html_files(out.path())? {
        let name = path
            .strip_prefix(out.path())?
            .to_string_lossy()
            .replace('\\', "/");
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
            if let Some(problem) = broken(out.path(), &files, name, link) {
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
fn resolve(name: &str, path: &str) -> String {
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

/// The stock mdBook, which starts the preprocessor as a command, makes the
/// same pages.
fn stock_mdbook(suite: &Suite) -> Result<Completion, Failed> {
    let Some(program) = mdbook::installed(suite.root()) else {
        return skip(format!(
            "stock mdBook {} is neither on the PATH nor under target; `cargo book build` installs it",
            mdbook::MDBOOK_VERSION
        ));
    };
    let out = tempfile::tempdir()?;
    let (ours, stock) = (out.path().join("ours"), out.path().join("stock"));
    build(suite, &ours)?;
    let output = Command::new(program)
        .arg("build")
        .arg("--dest-dir")
        .arg(&stock)
        .arg(suite.root())
        .output()?;
    if !output.status.success() {
        return Err(Failed::from(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        ));
    }
    let mut problems = Vec::new();
    for page in suite.chapters()? {
        let name = page.replace(".md", ".html");
        if main_part(&ours.join(&name))? != main_part(&stock.join(&name))? {
            problems.push(format!(
                "src/{page}: stock mdBook and its library make different pages"
            ));
        }
    }
    all(problems).map(|()| Completion::Completed)
}

fn main_part(page: &Path) -> Result<String, Failed> {
    let html = fs::read_to_string(page)?;
    let start = html.find("<main>").ok_or("a page has no <main>")?;
    let end = html.find("</main>").ok_or("a page has no </main>")?;
    Ok(html[start..end].to_owned())
}
