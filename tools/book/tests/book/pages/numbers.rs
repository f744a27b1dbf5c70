//! Number words against what stands next to them: “three devices” beside a
//! program that speaks of devices and shows nothing of which there are three is
//! a mistake.

use std::sync::Arc;

use book::base::files;
use book::base::markdown::Directive;
use book::base::problem::Problem;
use book::model::listing::{
    COUNTERPART, COUNTERPART_OUTPUT, OUTPUT, SOURCE, fail_message, fail_source,
};
use book::pages::directive::{Kind, shown_listing, split_anchor};
use book::pages::table;
use libtest_mimic::{Failed, Trial};

use crate::base::passages::{Passage, Text, passages};
use crate::base::sample::Case;
use crate::base::suite::{Page, Suite, all};
use crate::drift::real::Changed;
use crate::pages::evidence::{Evidence, Facts};
use crate::pages::number_words::counted;

/// The tests of a listing.
const TESTS: &str = "src/tests.rs";

/// The sections that speak of what stands elsewhere, or nowhere yet.
const ELSEWHERE: [&str; 2] = ["What holds", "Try it"];

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let whole = Arc::clone(suite);
    let mut trials = vec![Trial::test("book::numbers", move || {
        let of_page = |page| problems(page, |directive| shown(&whole, directive, None));
        all(whole.pages.iter().flat_map(of_page).collect())
    })];
    for case in CASES {
        let name = format!("drift::numbers/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// What the check says of the pages after the change.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let shown = |directive: &Directive| shown(changed.suite, directive, Some(changed));
    if let Some(page) = changed.page() {
        return Ok(problems(&page, shown));
    }
    let listing = changed.file.strip_prefix("listings/").unwrap_or_default();
    let name = listing.split('/').take(2).collect::<Vec<_>>().join("/");
    let pages = changed.suite.pages_that_show(&name);
    Ok(pages.flat_map(|page| problems(page, shown)).collect())
}

/// What a directive shows.
fn shown(suite: &Suite, directive: &Directive, changed: Option<&Changed>) -> Evidence {
    let mut evidence = Evidence::default();
    let Ok(kind) = Kind::of(directive) else {
        return evidence;
    };
    if kind == Kind::Table {
        let (name, quantity) = directive.argument.split_once('/').unwrap_or_default();
        let measurement = suite.book.measurement(name);
        let table = measurement.and_then(|measurement| table::table(measurement, quantity));
        evidence
            .shown
            .extend(table.iter().map(|table| Facts::of_output(table)));
        return evidence;
    }
    let (name, _) = split_anchor(&directive.argument);
    let of_timeline = (kind == Kind::Timeline).then_some(name);
    let Some(listing) = shown_listing(directive).or(of_timeline) else {
        return evidence;
    };
    let read = |file: &str| {
        let path = format!("listings/{listing}/{file}");
        match changed.filter(|changed| changed.file == path) {
            Some(changed) => Some(changed.text.to_owned()),
            None => files::read(&suite.root().join(path)).ok(),
        }
    };
    if kind == Kind::Fails {
        let fail = name.rsplit('/').next().unwrap_or_default();
        let program = read(&fail_source(fail)).map(|text| Facts::of_code(&text));
        let message = read(&fail_message(fail)).map(|text| Facts::of_output(&text));
        evidence.shown.extend(program.into_iter().chain(message));
    } else {
        let programs = [SOURCE, COUNTERPART].into_iter().filter_map(read);
        let outputs = [OUTPUT, COUNTERPART_OUTPUT].into_iter().filter_map(read);
        evidence
            .shown
            .extend(programs.map(|text| Facts::of_code(&text)));
        evidence
            .shown
            .extend(outputs.map(|text| Facts::of_output(&text)));
        evidence
            .tests
            .extend(read(TESTS).map(|text| Facts::of_code(&text)));
    }
    evidence
}

/// The number words on a page that nothing in their section shows.
fn problems(page: &Page, shown: impl Fn(&Directive) -> Evidence) -> Vec<Problem> {
    let passages = passages(&page.text);
    let is_heading = |passage: &Passage| matches!(passage, Passage::Heading(_));
    let mut problems = Vec::new();
    let mut rest = passages.as_slice();
    while let Some((first, others)) = rest.split_first() {
        let end = others.iter().position(is_heading).unwrap_or(others.len());
        let section;
        (section, rest) = others.split_at(end);
        let elsewhere = |title: &String| ELSEWHERE.contains(&title.as_str());
        if matches!(first, Passage::Heading(title) if elsewhere(title)) {
            continue;
        }
        let mut evidence = Evidence::default();
        for passage in section.iter().filter(|_| counts(section)) {
            if let Passage::Directive(directive) = passage {
                evidence.extend(shown(directive));
            }
        }
        for passage in section {
            if let Passage::Text(text) = passage {
                problems.extend(unshown(page, text, &evidence));
            }
        }
    }
    problems
}

/// Whether there are number words in a section.
fn counts(section: &[Passage]) -> bool {
    section.iter().any(|passage| match passage {
        Passage::Text(text) => !counted(&text.own).is_empty(),
        _ => false,
    })
}

/// The number words in a paragraph that this evidence does not show.
fn unshown(page: &Page, text: &Text, evidence: &Evidence) -> Vec<Problem> {
    let of_tests = text.text.contains("test");
    let counted = counted(&text.own).into_iter();
    let wrong = counted.filter(|counted| {
        let (number, noun) = (counted.number, counted.noun.as_str());
        evidence.speaks_of(number, noun) && !evidence.shows(number, noun, of_tests)
    });
    let problem = |words: String| {
        let what = format!("“{words}”: no program and no output in this section shows so many");
        let cure = "count again, or say it without the number";
        Problem::at(page.place(), text.line, what).cure(cure)
    };
    wrong.map(|counted| problem(counted.words)).collect()
}

/// A page on which each number word counts what is shown.
const SAMPLE: &str = "\
# Sample

Three devices are asked by two workers, and each of the three devices answers. Ten thousand tasks \
                      would do the same.

{{#listing demo/ask}}

Two of the devices answer late, since two threads that wait share nothing. All of its four jobs \
                      are done in sixteen blocks.

## Many

A thousand tasks sleep for five seconds.

{{#listing demo/sleep}}

## What holds

- Nine devices answer.
";

fn sampled(directive: &Directive) -> Evidence {
    let (code, output) = match directive.argument.as_str() {
        "demo/ask" => (
            "const DEVICES: [&str; 3] = [\"r1\", \"r2\", \"r3\"];\n// Of 8 devices.\nfn main() {\n    \
             let workers = Pool::new(2);\n    tasks(DEVICES);\n    for block in 0..16 {\n        \
             threads(block);\n    }\n}\n",
            "5 ms r1 is up, device\n6 ms r2 is up\n7 ms r3 is up\ndone\njobs: 4\n",
        ),
        "demo/sleep" => (
            "const TASKS: u64 = 1_000;\nfn main() {\n    spawn(TASKS, Duration::from_secs(5));\n}\n",
            "all is over\n",
        ),
        _ => return Evidence::default(),
    };
    Evidence {
        shown: vec![Facts::of_code(code), Facts::of_output(output)],
        tests: Vec::new(),
    }
}

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "Two of the devices",
        to: "A few of the devices",
        says: &[],
    },
    Case {
        name: "devices",
        from: "Three devices are",
        to: "Eight devices are",
        says: &[
            "src/page.md:3: “Eight devices”: no program and no output in this section shows so \
             many; count again, or say it without the number",
        ],
    },
    Case {
        name: "with-an-article",
        from: "of the three devices",
        to: "of the six devices",
        says: &["src/page.md:3: “six devices”"],
    },
    Case {
        name: "workers",
        from: "two workers",
        to: "seven workers",
        says: &["“seven workers”"],
    },
    Case {
        name: "a-part-of-them",
        from: "Two of the devices",
        to: "Seven of the devices",
        says: &["src/page.md:7: “Seven of the devices”"],
    },
    Case {
        name: "in-the-output",
        from: "its four jobs",
        to: "its six jobs",
        says: &["“six jobs”"],
    },
    Case {
        name: "a-range",
        from: "sixteen blocks",
        to: "fifteen blocks",
        says: &["“fifteen blocks”"],
    },
    Case {
        name: "great",
        from: "A thousand tasks",
        to: "Ten thousand tasks",
        says: &["src/page.md:11: “Ten thousand tasks”"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let text = case.change([SAMPLE]).remove(0);
    let path = "page.md".to_owned();
    case.judge(&problems(&Page { path, text }, sampled))
}
