//! Reads the feet of the pages: each says with which Rust and which crates its
//! programs are checked, and when the last of their outputs was recorded.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::Result;
use book::base::markdown;
use book::base::problem::Problem;
use book::model::toolchain;
use book::pages::directive::{self, Kind, shown_listing};
use book::pages::foot::Foot;
use libtest_mimic::{Failed, Trial};

use crate::base::sample::Case;
use crate::base::suite::{Page, Suite, all};
use crate::drift::real::Changed;

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let suite = Arc::clone(suite);
    let mut trials = vec![Trial::test("book::feet", move || {
        let foot = Foot::read(&suite.book)?;
        let mut problems = Vec::new();
        for page in &suite.pages {
            let said = foot.of_page(&page.path, &suite.expand(page)?)?;
            problems.extend(self::problems(&page.place(), &said, &wanted(&suite, page)?));
        }
        all(problems)
    })];
    for case in CASES {
        let name = format!("drift::feet/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// The foot of the page `file`.
pub fn of_page(suite: &Suite, file: &str) -> Result<String, Failed> {
    let page = page(suite, file)?;
    let text = |error: anyhow::Error| format!("{error:#}");
    let foot = Foot::read(&suite.book).map_err(text)?;
    let expanded = suite
        .expand(page)
        .map_err(|problems| problems.to_string())?;
    Ok(foot.of_page(&page.path, &expanded).map_err(text)?)
}

/// What the check says of a foot after the change.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let page = page(changed.suite, changed.file)?;
    let wanted = wanted(changed.suite, page).map_err(|error| format!("{error:#}"))?;
    Ok(problems(&page.place(), changed.text, &wanted))
}

fn page<'a>(suite: &'a Suite, file: &str) -> Result<&'a Page, Failed> {
    let page = suite.pages.iter().find(|page| page.place() == file);
    page.ok_or_else(|| format!("{file}: there is no such page").into())
}

/// What a foot has to say.
struct Wanted {
    rust: String,
    /// The names of the crates that its Rust programs use.
    crates: BTreeSet<String>,
    has_listings: bool,
}

/// What that of the page has to.
fn wanted(suite: &Suite, page: &Page) -> Result<Wanted> {
    let directives = markdown::directives(&page.text);
    let names = directives.iter().filter_map(|directive| {
        let is_rust = !directive::is(directive, |kind| kind == Kind::Counterpart);
        Some((shown_listing(directive)?, is_rust))
    });
    let mut wanted = Wanted {
        rust: toolchain::version(suite.root())?.unwrap_or_default(),
        crates: BTreeSet::new(),
        has_listings: false,
    };
    for (name, is_rust) in names {
        wanted.has_listings = true;
        if is_rust {
            let listing = suite.book.listing(name)?;
            wanted.crates.extend(listing.dependencies.keys().cloned());
        }
    }
    Ok(wanted)
}

/// What is wrong with the foot of a page.
fn problems(place: &str, foot: &str, wanted: &Wanted) -> Vec<Problem> {
    if !wanted.has_listings {
        return Vec::new();
    }
    let rust = format!("Rust {}", wanted.rust);
    let crates = wanted.crates.iter().map(|name| format!("{name} "));
    let lacking = crates.chain([rust, "last recorded on ".to_owned()]);
    let lacking = lacking.filter(|words| !foot.contains(words));
    let problem = |words: String| {
        let what = format!("its foot does not say “{}”", words.trim());
        let cure = "`cargo book record` names the day; Cargo.lock, the crates; \
                    tools/book/src/pages/foot.rs puts them together";
        Problem::of(place, what).cure(cure)
    };
    lacking.map(problem).collect()
}

const SAMPLE: &str = "<footer class=\"foot\">\n<p>Checked with Rust 1.95.0, Python 3.14 and tokio \
                      1.54.0. The outputs were last recorded on 27 November 2026.</p>\n</footer>\n";

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "27 November",
        to: "26 November",
        says: &[],
    },
    Case {
        name: "another-rust",
        from: "Rust 1.95.0",
        to: "Rust 1.94.0",
        says: &["src/a.md: its foot does not say “Rust 1.95.0”; `cargo book record` names"],
    },
    Case {
        name: "a-crate-less",
        from: " and tokio 1.54.0",
        to: "",
        says: &["its foot does not say “tokio”"],
    },
    Case {
        name: "no-day",
        from: "The outputs were last recorded on 27 November 2026.",
        to: "",
        says: &["its foot does not say “last recorded on”"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let wanted = Wanted {
        rust: "1.95.0".to_owned(),
        crates: BTreeSet::from(["tokio".to_owned()]),
        has_listings: true,
    };
    case.judge(&problems("src/a.md", &case.change([SAMPLE])[0], &wanted))
}
