//! Reads the pages: what they show is there, what is there is shown, and
//! nothing stands on them that only a hand has typed.

use std::collections::BTreeSet;
use std::iter;
use std::sync::Arc;

use book::base::files;
use book::base::home::home;
use book::base::markdown::{self, Fence};
use book::base::problem::Problem;
use book::base::tables;
use book::base::version::EDITION;
use book::model::listing::{self, fail_source};
use book::model::toolchain;
use book::pages::directive::{self, Kind, shown_listing};
use book::programs::mdbook::MDBOOK_VERSION;
use libtest_mimic::Failed;
use pulldown_cmark::{Event, Tag};

use crate::base::check::Check;
use crate::base::suite::{Page, Suite};
use crate::pages::captions;
use crate::pages::closing;
use crate::pages::invocations::line_problem;
use crate::pages::prose::{Prose, prose};

/// The longest Rust fence that a page may hold without being a listing.
const RAW_LINES: usize = 8;

pub fn checks(suite: &Arc<Suite>) -> Vec<Check> {
    let whole = |name: &str, check: fn(&Suite) -> Result<Vec<Problem>, Failed>| {
        let suite = Arc::clone(suite);
        Check::finding(name, move || check(&suite))
    };
    let mut checks: Vec<Check> = suite.book.errors().map(unreadable).collect();
    checks.extend([
        whole("book::summary", summary),
        whole("book::listings", listings),
        whole("book::shown", everything_is_shown),
        whole("book::captions", captions::problems),
        whole("book::dependencies", dependencies),
    ]);
    checks.extend((0..suite.pages.len()).map(|index| {
        let suite = Arc::clone(suite);
        let name = format!("page::{}", suite.pages[index].path);
        Check::finding(name, move || page(&suite, &suite.pages[index]))
    }));
    checks
}

/// A listing that cannot be read fails under its own name, so that it is seen
/// whichever part is checked.
fn unreadable((name, problem): (&str, &Problem)) -> Check {
    let problem = problem.clone();
    Check::finding(format!("listing::{name}"), move || Ok(vec![problem]))
}

/// Where the order of the pages is.
const SUMMARY: &str = book::model::summary::FILE;

fn summary(suite: &Suite) -> Result<Vec<Problem>, Failed> {
    let chapters = suite.chapters()?;
    let forgotten = suite
        .pages
        .iter()
        .filter(|page| !chapters.contains(&page.path))
        .map(|page| {
            let what = format!("it is not in {SUMMARY}, so no reader finds it");
            Problem::of(page.place(), what).cure("add it or delete it")
        });
    let mut problems: Vec<Problem> = forgotten.collect();
    for chapter in chapters {
        if !suite.pages.iter().any(|page| page.path == *chapter) {
            let what = format!("it names {chapter}, which is not checked");
            let cure = "a page is a file below src that ends with .md";
            problems.push(Problem::of(SUMMARY, what).cure(cure));
        }
    }
    if chapters.is_empty() {
        problems.push(Problem::of(SUMMARY, "it names no page"));
    }
    Ok(problems)
}

fn listings(suite: &Suite) -> Result<Vec<Problem>, Failed> {
    let none = suite.book.listings().next().is_none();
    let what = "there is no listing below it, so nothing was checked";
    Ok(Vec::from_iter(
        none.then(|| Problem::of(listing::FOLDER, what)),
    ))
}

fn everything_is_shown(suite: &Suite) -> Result<Vec<Problem>, Failed> {
    let mut shown = BTreeSet::new();
    for page in &suite.pages {
        for directive in markdown::directives(&page.text) {
            if directive::is(&directive, |kind| {
                kind.shows_program() || kind == Kind::Fails
            }) {
                shown.extend(shown_listing(&directive).map(str::to_owned));
            }
            let argument = directive.argument.split(':').next().unwrap_or_default();
            shown.insert(format!("{} {argument}", directive.name));
        }
    }
    let mut problems = Vec::new();
    for listing in suite.book.listings() {
        if !shown.contains(&listing.name) {
            problems.push(shown_nowhere(
                listing.place(),
                &format!("{{{{#listing {}}}}}", listing.name),
            ));
            continue;
        }
        for fail in listing.metadata.fails.keys() {
            let name = format!("{}/{fail}", listing.name);
            if !shown.contains(&format!("fails {name}")) {
                problems.push(shown_nowhere(
                    format!("{}/{}", listing.place(), fail_source(fail)),
                    &format!("{{{{#fails {name}}}}}"),
                ));
            }
        }
    }
    Ok(problems)
}

/// What is wrong with what no page shows, though `directive` would.
pub fn shown_nowhere(place: String, directive: &str) -> Problem {
    Problem::of(place, "it is on no page").cure(format!("show it with {directive}, or delete it"))
}

/// What the blocks may use.
const BLOCKS: &str = "tools/blocks/Cargo.toml";

/// The blocks are compiled with what that crate depends on.
fn dependencies(suite: &Suite) -> Result<Vec<Problem>, Failed> {
    let manifest: toml::Table = files::read(&home().join(BLOCKS))?.parse()?;
    let of_systems = manifest.get("target").and_then(toml::Value::as_table);
    let tables: Vec<&toml::Table> = iter::once(&manifest)
        .chain(
            of_systems
                .into_iter()
                .flat_map(|systems| systems.values().filter_map(toml::Value::as_table)),
        )
        .filter_map(|table| table.get("dependencies")?.as_table())
        .collect();
    let has = |name: &String| tables.iter().any(|table| table.contains_key(name));
    let mut problems = Vec::new();
    for listing in suite.book.listings() {
        for (name, value) in &listing.dependencies {
            let own = value.get("path").is_some();
            if !own && !has(name) {
                let what =
                    format!("it uses `{name}`, but {BLOCKS} does not list it under [dependencies]");
                let cure = format!(
                    "add `{name}.workspace = true` there, so that its block can be compiled"
                );
                problems.push(Problem::of(listing.place(), what).cure(cure));
            }
        }
    }
    Ok(problems)
}

fn page(suite: &Suite, page: &Page) -> Result<Vec<Problem>, Failed> {
    let expanded = suite.expand(page)?;
    let place = &page.place();
    let mut problems = Vec::new();
    for fence in markdown::fences(&page.text) {
        problems.extend(fence_problem(suite, &fence, place));
    }
    // What a fence on the page says is typed, unless it is a program.
    let blocks = expanded
        .blocks
        .iter()
        .filter(|block| block.from.is_some() || block.is_rust());
    let shown: Vec<&str> = blocks.map(|block| block.text.as_str()).collect();
    let shown = shown.join("\n") + &pinned(suite);
    for directive in markdown::directives(&page.text) {
        if let Some(listing) =
            shown_listing(&directive).and_then(|name| suite.book.listing(name).ok())
        {
            let claim = Prose::new(directive.line, &listing.metadata.claim);
            let problem = claim.problem(suite, &shown, place);
            problems.extend(problem.map(|problem| Problem {
                what: format!("the claim of {}: {}", listing.place(), problem.what),
                ..problem
            }));
        }
    }
    let of_prose = |text: Prose| text.problem(suite, &shown, place);
    problems.extend(prose(page).into_iter().filter_map(of_prose));
    if let Some(line) = bold(page).nth(1) {
        let problem = Problem::at(place, line, "bold for the second time");
        problems.push(problem.cure("once on a page is enough"));
    }
    if page.path.contains('/') {
        problems.extend(closing::problems(suite, page)?);
    }
    Ok(problems)
}

/// What a page may name without showing it: the versions that the book is
/// pinned to.
pub fn pinned(suite: &Suite) -> String {
    let rust = toolchain::version(suite.root()).ok().flatten();
    let rust = rust.unwrap_or_default();
    let counterparts = suite
        .book
        .listings()
        .filter_map(|listing| listing.metadata.counterpart.as_ref());
    let pythons: BTreeSet<String> = counterparts
        .map(|counterpart| counterpart.python.to_string())
        .collect();
    let pythons = Vec::from_iter(pythons).join(" ");
    let minor = rust
        .rsplit_once('.')
        .map_or(rust.as_str(), |(minor, _)| minor);
    format!(" {rust} {minor} {EDITION} {MDBOOK_VERSION} {pythons}")
}

/// What is wrong with a fence of `place`.
pub fn fence_problem(suite: &Suite, fence: &Fence, place: &str) -> Option<Problem> {
    let info: Vec<&str> = fence.info.iter().map(String::as_str).collect();
    let problem = |what: String| Problem::at(place, fence.line, what);
    let marked = || problem(format!("a fence marked `{}`", info.join(",")));
    match info[..] {
        ["rust"] => {
            let lines = fence.text.lines().count();
            let least = RAW_LINES + 1;
            (lines > RAW_LINES).then(|| {
                problem(format!("a fence of {lines} lines"))
                    .cure(format!("from {least} lines on it has to be a listing"))
            })
        }
        ["sh"] => {
            let mut lines = fence.text.lines();
            let mut made = Vec::new();
            let what = lines.find_map(|line| line_problem(suite, line, &mut made));
            what.map(problem)
        }
        ["toml"] => {
            let wrong = tables::parse::<toml::Table>("this is not TOML", &fence.text).err();
            wrong.map(|wrong| problem(wrong.to_string()))
        }
        ["rust", ..] => Some(marked().cure(
            "a Rust fence is compiled and run as it is, and what must not compile, or panics, is \
             a listing",
        )),
        _ => Some(marked().cure(
            "only `rust`, `sh` and `toml` can be checked, and outputs and Python come from \
             listings",
        )),
    }
}

/// The lines of what is bold.
fn bold(page: &Page) -> impl Iterator<Item = usize> {
    markdown::parser(&page.text)
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Start(Tag::Strong)))
        .map(|(_, range)| markdown::line_of(&page.text, range.start))
}
