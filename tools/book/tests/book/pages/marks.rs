//! Each mark in a program marks a line that some page shows, and no two of them
//! have one number. That the page cites it, and cites no other, it is expanded
//! for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use book::base::files;
use book::base::markdown::{self, Directive};
use book::base::problem::Problem;
use book::model::listing::{COUNTERPART, Listing, SOURCE, fail_source};
use book::pages::directive::{Kind, shown_listing, split_anchor};
use book::pages::excerpt::{self, PYTHON, RUST, split_mark};
use libtest_mimic::{Failed, Trial};
use regex::Regex;

use crate::base::sample::Case;
use crate::base::suite::{Page, Suite, all};
use crate::drift::real::Changed;

/// A mark on a line without code.
static ALONE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\s*(?://|#)\s*\[\d+\]\s*$").expect("the pattern is valid"));

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let whole = Arc::clone(suite);
    let mut trials = vec![Trial::test("book::marks", move || {
        let mut problems = Vec::new();
        for listing in whole.book.listings() {
            for program in programs(listing) {
                let text = files::read(&listing.dir.join(&program.file))?;
                problems.extend(self::problems(&program, &text, &whole.pages));
            }
        }
        all(problems)
    })];
    for case in CASES {
        let name = format!("drift::marks/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// What the check says of the book with one program or page changed.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let mut problems = Vec::new();
    let pages = changed.pages();
    for listing in changed.suite.book.listings() {
        for program in programs(listing) {
            let text = changed.file_text(&program.place())?;
            problems.extend(self::problems(&program, &text, &pages));
        }
    }
    Ok(problems)
}

/// A program that may have marks.
struct Program {
    listing: String,
    /// Relative to the folder of the listing.
    file: String,
}

impl Program {
    fn place(&self) -> String {
        format!("listings/{}/{}", self.listing, self.file)
    }

    fn comment(&self) -> &'static str {
        if self.file == COUNTERPART {
            PYTHON
        } else {
            RUST
        }
    }

    /// Whether a directive of this kind shows it.
    fn is_shown_by(&self, kind: Kind) -> bool {
        kind.shows_program() || kind == Kind::Counterpart && self.file == COUNTERPART
    }
}

/// The programs of a listing.
fn programs(listing: &Listing) -> Vec<Program> {
    let mut files = vec![SOURCE.to_owned()];
    if listing.metadata.counterpart.is_some() {
        files.push(COUNTERPART.to_owned());
    }
    files.extend(listing.metadata.fails.keys().map(|name| fail_source(name)));
    let program = |file| Program {
        listing: listing.name.clone(),
        file,
    };
    files.into_iter().map(program).collect()
}

/// What is wrong with the marks of a program.
fn problems(program: &Program, source: &str, pages: &[Page]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut wrong = |line: usize, what: String, cure: &str| {
        problems.push(Problem::at(program.place(), line, what).cure(cure));
    };
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, line) in (1..).zip(source.lines()) {
        if ALONE.is_match(line) {
            let cure = "put it at the end of the line that it marks";
            wrong(number, "a mark on a line of its own".to_owned(), cure);
        }
        let (_, Some(mark)) = split_mark(line, program.comment()) else {
            continue;
        };
        if program.file.starts_with("fails/") {
            let cure = "take it out; the compiler would quote it, and points at what is meant";
            wrong(number, format!("a mark [{mark}]"), cure);
        } else if let Some(before) = first.get(mark) {
            let what = format!("the mark [{mark}] stands in line {before}, too");
            wrong(number, what, "give each line a number of its own");
        }
        first.entry(mark).or_insert(number);
    }
    if program.file.starts_with("fails/") || first.is_empty() {
        return problems;
    }
    let shown = shown(program, source, pages);
    for (mark, number) in first {
        if !shown.contains(&number) {
            let what = format!("no page shows the line of the mark [{mark}]");
            let cure = "show it, or take the mark out";
            problems.push(Problem::at(program.place(), number, what).cure(cure));
        }
    }
    problems
}

/// The lines of a program that pages show, counted from 1.
fn shown(program: &Program, source: &str, pages: &[Page]) -> BTreeSet<usize> {
    let shows = |directive: &Directive| {
        shown_listing(directive) == Some(&program.listing)
            && Kind::of(directive).is_ok_and(|kind| program.is_shown_by(kind))
    };
    let directives = pages
        .iter()
        .flat_map(|page| markdown::directives(&page.text));
    let mut lines = BTreeSet::new();
    for directive in directives.filter(shows) {
        let (_, anchor) = split_anchor(&directive.argument);
        let excerpt = excerpt::excerpt(source, program.comment(), anchor).unwrap_or_default();
        let visible = excerpt.iter().filter(|line| line.visible);
        lines.extend(visible.map(|line| line.number));
    }
    lines
}

/// A program, a counterpart, one that does not compile, and a page.
const SAMPLE: [&str; 4] = [
    "// ANCHOR: main\nfn main() {\n    ask(); // [1]\n    say(); // [2]\n}\n// ANCHOR_END: main\n\
     fn ask() {}\n",
    "ask()  # [1]\nsay()\n",
    "fn main() {\n    asks();\n}\n",
    "# A\n\n{{#listing demo/ask:main}}\n\n{{#mark 1}} and {{#mark 2}}\n\n{{#counterpart demo/ask}}\n",
];

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "say()\n",
        to: "say()  # [2]\n",
        says: &[],
    },
    Case {
        name: "alone",
        from: "say()\n",
        to: "say()\n# [3]\n",
        says: &[
            "listings/demo/ask/counterpart.py:3: a mark on a line of its own; put it at the end",
        ],
    },
    Case {
        name: "twice",
        from: "// [2]",
        to: "// [1]",
        says: &[
            "listings/demo/ask/src/main.rs:4: the mark [1] stands in line 3, too; give each line a \
             number of its own",
        ],
    },
    Case {
        name: "hidden",
        from: "fn ask() {}",
        to: "fn ask() {} // [3]",
        says: &[
            "listings/demo/ask/src/main.rs:7: no page shows the line of the mark [3]; show it, or take \
             the mark out",
        ],
    },
    Case {
        name: "counterpart-on-no-page",
        from: "{{#counterpart demo/ask}}",
        to: "",
        says: &["listings/demo/ask/counterpart.py:1: no page shows the line of the mark [1]"],
    },
    Case {
        name: "where-the-compiler-speaks",
        from: "asks();",
        to: "asks(); // [1]",
        says: &["listings/demo/ask/fails/asks.rs:2: a mark [1]; take it out"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let changed = case.change(SAMPLE);
    let pages = [Page {
        path: "demo/a.md".to_owned(),
        text: changed[3].clone(),
    }];
    let said = ["src/main.rs", COUNTERPART, "fails/asks.rs"]
        .into_iter()
        .zip(&changed)
        .flat_map(|(file, text)| {
            let program = Program {
                listing: "demo/ask".to_owned(),
                file: file.to_owned(),
            };
            problems(&program, text, &pages)
        });
    case.judge(&said.collect::<Vec<_>>())
}
