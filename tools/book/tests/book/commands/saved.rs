//! A book as other systems and editors save it: with line ends of Windows, with
//! a mark at the beginning of a text, and with what they leave in a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use book::base::files::unix;
use book::base::folders;
use libtest_mimic::{Failed, Trial};

use super::{files, trial, unchanged, with_program};
use crate::base::fixture::{Fixture, Said};
use crate::pages::site;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("saved/with-line-ends-of-windows", line_ends),
        trial("saved/with-a-mark-at-the-beginning", mark),
        trial("saved/with-other-line-ends", other_line_ends),
        trial("saved/with-what-editors-leave", leftovers),
        trial("saved/with-a-link-to-nothing", link_to_nothing),
    ]
}

/// The texts of the copy, all of which a checkout may change.
fn texts(fixture: &Fixture) -> Result<Vec<PathBuf>, Failed> {
    let all = folders::files(&fixture.path(""), |path| {
        !path.starts_with(fixture.path("target"))
    })?;
    let text = |path: &PathBuf| fs::read(path).is_ok_and(|bytes| String::from_utf8(bytes).is_ok());
    Ok(all.into_iter().filter(text).collect())
}

/// Saves each text of the copy that `wanted` names as `saved` has it.
fn save(
    fixture: &Fixture,
    wanted: impl Fn(&Path) -> bool,
    saved: impl Fn(&str) -> String,
) -> Result<usize, Failed> {
    let mut count = 0;
    for path in texts(fixture)?.into_iter().filter(|path| wanted(path)) {
        let text = fs::read_to_string(&path)?;
        fs::write(&path, saved(&text))?;
        count += 1;
    }
    Ok(count)
}

/// The site of the copy, built by stock mdBook where it is there: its texts,
/// each with the line ends of Unix.
fn built(fixture: &Fixture) -> Result<BTreeMap<String, String>, Failed> {
    if site::stock_mdbook().is_err() {
        return Ok(BTreeMap::new());
    }
    let out = site::build(&fixture.path(""), |_| {})?;
    let all = folders::files(out.path(), |_| true)?;
    let texts = all.into_iter().filter_map(|path| {
        let text = String::from_utf8(fs::read(&path).ok()?).ok()?;
        let name = path.strip_prefix(out.path()).ok()?.display().to_string();
        Some((name, unix(&text).into_owned()))
    });
    Ok(texts.collect())
}

fn same(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Result<(), Failed> {
    let mut names = before.keys().chain(after.keys());
    match names.find(|name| before.get(*name) != after.get(*name)) {
        None => Ok(()),
        Some(name) => Err(format!("{name} of the site is another one").into()),
    }
}

/// The kinds of checks, without those that look at the site with a browser: the
/// site is compared letter for letter.
const CHECKS: [&str; 10] = [
    "book::",
    "page::",
    "shape::",
    "blocks::",
    "output::",
    "python::",
    "fails::",
    "tests::",
    "measured::",
    "site::",
];

/// The checks pass, each with enough time on a busy machine, and there is
/// nothing to record.
fn passes(fixture: &Fixture) -> Result<(), Failed> {
    let before = files(fixture);
    fixture.book(&["record"]).worked(&[
        "demo/any-order: as recorded",
        "demo/exact: as recorded",
        "demo/timed: as recorded",
    ])?;
    for check in CHECKS {
        let said = fixture.check_with(check, |command| {
            command.env("BOOK_BLOCK_LIMIT_MS", "600000");
        });
        said.worked(&[" 0 failed"])?;
    }
    unchanged(&before, fixture)
}

/// Each text that is not of the theme saved so, the book builds the same site.
fn builds_the_same(fixture: &Fixture, saved: impl Fn(&str) -> String) -> Result<(), Failed> {
    let before = built(fixture)?;
    let theme = fixture.path("theme");
    let count = save(fixture, |path| !path.starts_with(&theme), saved)?;
    if count < 30 {
        return Err(format!("only {count} texts were changed").into());
    }
    same(&before, &built(fixture)?)
}

fn line_ends() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let windows = |text: &str| text.replace('\n', "\r\n");
    builds_the_same(&fixture, windows)?;
    // The digest of a file of the theme is in its name on the site.
    let theme = fixture.path("theme");
    save(&fixture, |path| path.starts_with(&theme), windows)?;
    passes(&fixture)
}

/// Some editors mark a text as UTF-8. The theme is put together by mdBook,
/// which keeps the marks in it; `Cargo.lock` is Cargo's, which removes them.
fn mark() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let lock = fixture.read("Cargo.lock");
    builds_the_same(&fixture, |text| format!("\u{feff}{text}"))?;
    fixture.write("Cargo.lock", &lock);
    passes(&fixture)
}

/// A carriage return alone ends a line nowhere today.
fn other_line_ends() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let page = fixture.read("src/index.md");
    fixture.write("src/index.md", &page.replace('\n', "\r"));
    fixture.check("").failed(&[
        "src/index.md:1: a carriage return that ends no line; save it with the line endings of",
    ])
}

/// What stands in for all that editors and systems leave.
const LEFT: [&str; 8] = [
    ".DS_Store",
    ".page.md.swp",
    "page.md~",
    "#page.md#",
    "Thumbs.db",
    "page.md.orig",
    "4913.tmp",
    "~$page.md",
];

/// The folders that somebody edits in.
const FOLDERS: [&str; 9] = [
    "src",
    "src/demo",
    "listings",
    "listings/demo",
    "listings/demo/exact",
    "listings/demo/exact/fails",
    "measurements",
    "measurements/naps",
    "theme",
];

/// An editor's lock: a link that leads nowhere, named after the file.
#[cfg(unix)]
fn lock(path: &Path) -> Result<(), Failed> {
    Ok(std::os::unix::fs::symlink("me@machine.1234:5678", path)?)
}

#[cfg(not(unix))]
fn lock(path: &Path) -> Result<(), Failed> {
    Ok(fs::write(path, "")?)
}

/// What editors and systems leave in a folder is passed over by the checks, by
/// recording, and by building, and is not published.
fn leftovers() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    for folder in FOLDERS {
        for name in LEFT {
            fixture.write(&format!("{folder}/{name}"), "left over\n");
        }
        // Cargo takes each folder beside a package for another, and says so.
        if !["listings/demo", "measurements"].contains(&folder) {
            fixture.write(&format!("{folder}/__pycache__/a.pyc"), "left over\n");
            fixture.write(&format!("{folder}/.editor/settings.json"), "{}\n");
        }
        for file in ["page.md", "choice.toml", "main.rs"] {
            lock(&fixture.path(folder).join(format!(".#{file}")))?;
        }
    }
    passes(&fixture)?;
    if site::stock_mdbook().is_err() {
        return Ok(());
    }
    let program = site::stock_mdbook()?;
    let mut build = fixture.book_command(&["build"]);
    with_program(&mut build, program)?;
    Said::of(build).worked(&[])?;
    // `entries` would pass over just what is looked for.
    let mut left = vec![fixture.path("book")];
    while let Some(folder) = left.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = book::base::names::file_name(&path);
            if folders::is_left_behind(&name) && name != ".nojekyll" {
                return Err(format!("{} is published", path.display()).into());
            }
            if path.is_dir() {
                left.push(path);
            }
        }
    }
    Ok(())
}

/// A link to nothing that nobody left by accident is an error that names it.
fn link_to_nothing() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    lock(&fixture.path("src/demo/lost.md"))?;
    fixture
        .check("")
        .failed(&["the book cannot be read: cannot read ", "src/demo/lost.md"])
}
