//! Reads the names in the code of a page's sentences: each is in a program
//! that the page shows, or that a page shows which the sentence links, or
//! comes from Python, from Rust or from a crate of the book.
//!
//! A name of another program's (a debugger, a shell, a file of CPython's)
//! stands in a link to a page of another site, which vouches for it. Its
//! address may not have a word that is nearly the name.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use book::base::names::resolve;
use book::base::problem::Problem;
use libtest_mimic::{Completion, Failed, Trial};
use regex::Regex;

use crate::base::material::Shown;
use crate::base::sample::Case;
use crate::base::spans::{Span, spans};
use crate::base::suite::{Page, Suite, all, skip};
use crate::base::words::words;
use crate::drift::real::Changed;
use crate::pages::phrasebook;
use crate::programs::known::{self, Proof};

/// What is in a span and no name of a program: a text, a path, an option.
static NO_NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#""[^"]*"|'[^' ]*'|[\w.$-]*/[\w./-]*|(?:^|\s)-[\w=-]+"#)
        .expect("the pattern is valid")
});

/// What tells that a reader is to think of a name.
static NEW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:an?|another)(?: new| whole)?(?: \w+)?(?: called| named)? $")
        .expect("the pattern is valid")
});

/// From this likeness on, of 1, two names are one that was mistyped.
const ALIKE: f64 = 0.7;

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let suite = Arc::clone(suite);
    let mut trials = vec![Trial::ignorable_test("book::names", move || {
        if let Err(reason) = known::python(&suite) {
            return skip(reason);
        }
        let facts = Facts::of(&suite, suite.shown()?)?;
        let mut problems = Vec::new();
        for page in &suite.pages {
            problems.extend(facts.problems(page)?);
        }
        all(problems).map(|()| Completion::Completed)
    })];
    for case in CASES {
        let name = format!("drift::names/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// What is wrong with a change to the real book.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let page = changed.page().ok_or("names are looked for on pages")?;
    Facts::of(changed.suite, changed.suite.shown()?)?.problems(&page)
}

/// Whether a name is known, and by what proof.
type Knows<'a> = Box<dyn Fn(&str, Proof) -> Result<bool, Failed> + 'a>;

/// What the names of a page are held against.
struct Facts<'a> {
    shown: &'a Shown,
    /// Whether a program of the book uses a name, and none defines it, or the
    /// book has a folder of that name.
    uses: Box<dyn Fn(&str) -> bool + 'a>,
    /// Whether a program of the book defines a name.
    defines: Box<dyn Fn(&str) -> bool + 'a>,
    knows: Knows<'a>,
}

impl<'a> Facts<'a> {
    fn of(suite: &'a Suite, shown: &'a Shown) -> Result<Self, Failed> {
        let material = suite.material()?;
        Ok(Facts {
            shown,
            uses: Box::new(|name| material.uses(name) || suite.root().join(name).exists()),
            defines: Box::new(|name| material.defines(name)),
            knows: Box::new(|name, proof| known::knows(suite, name, proof)),
        })
    }

    fn problems(&self, page: &Page) -> Result<Vec<Problem>, Failed> {
        let empty = BTreeSet::new();
        let own = self.shown.get(&page.path).unwrap_or(&empty);
        let mut problems = Vec::new();
        for span in spans(&page.text) {
            if phrasebook::is_program(&page.path, &span.code) || span.code.starts_with("cargo ") {
                continue;
            }
            for name in words(&NO_NAME.replace_all(&span.code, " ")) {
                if own.contains(name) || self.is_linked(page, &span, name) || vouched(&span, name) {
                    continue;
                }
                let defined = (self.defines)(name);
                let proof = if defined {
                    Proof::Offered
                } else {
                    Proof::Spoken
                };
                if (self.uses)(name) || (self.knows)(name, proof)? || is_new(&span) {
                    continue;
                }
                let what = if defined {
                    format!("`{name}` is in a program of the book that this page does not show")
                } else {
                    format!("`{name}` is known neither here nor to Python, Rust or a crate")
                };
                let cure = "is it mistyped? Else show it, link in the same sentence the page that \
                            shows it, or put it into a link to the site that documents it";
                let place = format!("src/{}", page.path);
                problems.push(Problem::at(place, span.line, what).cure(cure));
            }
        }
        Ok(problems)
    }

    /// Whether a page shows the name that is linked near the span.
    fn is_linked(&self, page: &Page, span: &Span, name: &str) -> bool {
        span.near.iter().any(|link| {
            let path = link.split('#').next().unwrap_or_default();
            let shown = self.shown.get(&resolve(&page.path, path));
            shown.is_some_and(|words| words.contains(name))
        })
    }
}

/// Whether the sentence says that the reader is to make what the span names.
pub fn is_new(span: &Span) -> bool {
    NEW.is_match(&span.before)
}

/// Whether an address of another site near the span has the name in it, or
/// the span is in a link to one.
fn vouched(span: &Span, name: &str) -> bool {
    let outside = |link: &&String| link.contains("://");
    if span
        .near
        .iter()
        .filter(outside)
        .any(|link| words(link).any(|word| word == name))
    {
        return true;
    }
    let nearly = |word: &str| strsim::normalized_damerau_levenshtein(word, name) > ALIKE;
    span.link
        .as_ref()
        .filter(outside)
        .is_some_and(|link| !words(link).any(nearly))
}

/// The page of the sample.
const PAGE: &str = "threads/talking.md";

const SAMPLE: &str = "\
# Talking

The program calls `send(device)`, which `std::sync::mpsc` offers, and `recv_timeout`. Another \
                      page has [`lend`](sharing.md). A debugger is \
                      [`gdb -p`](https://sourceware.org/gdb/), and [the \
                      source](https://github.com/python/cpython/blob/3.14/Python/crossinterp.c) \
                      has `crossinterp`. Run `cargo run -p threads-talking`, or write a function \
                      `close_all`.
";

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "and `recv_timeout`",
        to: "and `recv_timeout()`",
        says: &[],
    },
    Case {
        name: "mistyped",
        from: "`recv_timeout`",
        to: "`recv_timout`",
        says: &[
            "src/threads/talking.md:3: `recv_timout` is known neither here nor to Python, Rust or \
             a crate; is it mistyped?",
        ],
    },
    Case {
        name: "mistyped-in-a-path",
        from: "`std::sync::mpsc`",
        to: "`std::sync::mspc`",
        says: &["`mspc` is known neither here"],
    },
    Case {
        name: "on-another-page",
        from: "[`lend`](sharing.md)",
        to: "`lend`",
        says: &["`lend` is in a program of the book that this page does not show"],
    },
    Case {
        name: "link-to-another-page",
        from: "(sharing.md)",
        to: "(deadlock.md)",
        says: &["`lend` is in a program of the book"],
    },
    Case {
        name: "of-another-program",
        from: "[`gdb -p`](https://sourceware.org/gdb/)",
        to: "`gdb -p`",
        says: &["`gdb` is known neither here"],
    },
    Case {
        name: "address-nearly-says-it",
        from: "has `crossinterp`",
        to: "has [`crosinterp`](https://github.com/python/cpython/blob/3.14/Python/crossinterp.c)",
        says: &["`crosinterp` is known neither here"],
    },
    Case {
        name: "new-no-more",
        from: "write a function `close_all`",
        to: "call `close_all`",
        says: &["`close_all` is known neither here"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let changed = case.change([SAMPLE]);
    let of = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let shown = Shown::from([
        (PAGE.to_owned(), of(&["send", "device"])),
        ("threads/sharing.md".to_owned(), of(&["lend"])),
    ]);
    let facts = Facts {
        shown: &shown,
        uses: Box::new(|name| ["std", "sync", "mpsc"].contains(&name)),
        defines: Box::new(|name| name == "lend"),
        knows: Box::new(|name, _| Ok(name == "recv_timeout")),
    };
    let page = Page {
        path: PAGE.to_owned(),
        text: changed[0].clone(),
    };
    case.judge(&facts.problems(&page)?)
}
