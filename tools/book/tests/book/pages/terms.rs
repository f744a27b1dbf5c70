//! Reads the links to the glossary: the words on each are the term that it
//! leads to, or another name that the entry gives in italics, in any form.

use std::collections::BTreeSet;
use std::sync::Arc;

use book::base::markdown;
use book::base::names::resolve;
use book::base::problem::Problem;
use libtest_mimic::{Failed, Trial};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use crate::base::sample::Case;
use crate::base::sections::{Section, sections};
use crate::base::suite::{Page, Suite, all};
use crate::base::worded::links;
use crate::base::words::stems;
use crate::drift::real::Changed;
use crate::pages::glossary::PAGE;

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let suite = Arc::clone(suite);
    let mut trials = vec![Trial::test("book::terms", move || {
        all(problems(&suite.pages, |_| true))
    })];
    for case in CASES {
        let name = format!("drift::terms/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// What is wrong with a change to the real book.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let path = changed.file.trim_start_matches("src/");
    let is_looked_at = |page: &Page| path == PAGE || page.path == path;
    Ok(problems(&changed.pages(), is_looked_at))
}

/// A term, by what a link to it may say.
struct Term {
    title: String,
    id: String,
    line: usize,
    /// Its own names and the others, as a reader sees them.
    names: Vec<String>,
}

impl Term {
    fn of(section: &Section) -> Self {
        let own = section.title.split(", ").map(str::to_owned);
        Term {
            title: section.title.clone(),
            id: section.id.clone(),
            line: section.line,
            names: own.chain(emphasised(section.body)).collect(),
        }
    }

    /// Whether the words are one of its names, in some form and with any
    /// article.
    fn is_called(&self, words: &str) -> bool {
        let said = stems(words);
        self.names.iter().any(|name| stems(name) == said)
    }
}

/// What is in italics in `text`.
fn emphasised(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    for event in markdown::parser(text) {
        match event {
            Event::Start(Tag::Emphasis) => open = Some(String::new()),
            Event::End(TagEnd::Emphasis) => found.extend(open.take()),
            Event::Text(part) | Event::Code(part) => {
                if let Some(open) = &mut open {
                    open.push_str(&part);
                }
            }
            _ => {}
        }
    }
    found
}

/// What is wrong with the links of those pages to the terms of the glossary,
/// and with the names that it gives them.
fn problems(pages: &[Page], is_looked_at: impl Fn(&Page) -> bool) -> Vec<Problem> {
    let Some(glossary) = pages.iter().find(|page| page.path == PAGE) else {
        return vec![Problem::of(format!("src/{PAGE}"), "it is missing")];
    };
    let terms: Vec<Term> = sections(&glossary.text)
        .iter()
        .filter(|section| section.level == HeadingLevel::H2)
        .map(Term::of)
        .collect();
    let mut problems = twice(&terms);
    for page in pages.iter().filter(|page| is_looked_at(page)) {
        for link in links(&page.text) {
            let Some((path, id)) = link.to.split_once('#') else {
                continue;
            };
            let path = match path {
                "" => page.path.clone(),
                path => resolve(&page.path, path),
            };
            // A link to a term that is not there is seen by `glossary`.
            let term = terms.iter().find(|term| path == PAGE && term.id == id);
            let Some(term) = term.filter(|term| !term.is_called(&link.words)) else {
                continue;
            };
            let what = format!(
                "the link to the term “{}” says “{}”",
                term.title, link.words
            );
            let cure = format!(
                "its names are “{}”: write one of them, or give the term this name too, in \
                 italics, at src/{PAGE}:{}",
                term.names.join("”, “"),
                term.line
            );
            problems.push(Problem::at(format!("src/{}", page.path), link.line, what).cure(cure));
        }
    }
    problems
}

/// A name that two terms have tells a reader nothing.
fn twice(terms: &[Term]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, term) in terms.iter().enumerate() {
        let own: BTreeSet<_> = term.names.iter().map(|name| stems(name)).collect();
        for other in &terms[index + 1..] {
            let shared = other.names.iter().find(|name| own.contains(&stems(name)));
            problems.extend(shared.map(|name| {
                let what = format!(
                    "“{}” and “{}” are both called “{name}”",
                    term.title, other.title
                );
                Problem::at(format!("src/{PAGE}"), other.line, what)
                    .cure("give the name to one of them")
            }));
        }
    }
    problems
}

const SAMPLE: [(&str, &str); 2] = [
    (
        PAGE,
        "# Glossary\n\n## Data race\n\nTwo at once. See [Talk](talk.md).\n\n## Fork, spawn\n\nTo \
         begin. See [Talk](talk.md).\n\n## Mutex\n\nA *lock* with data, whose *`MutexGuard`* \
         opens. See [Talk](talk.md).\n",
    ),
    (
        "talk.md",
        "# Talk\n\n[Data races](appendices/glossary.md#data-race), a \
         [`MutexGuard`](appendices/glossary.md#mutex), \
         [locks](appendices/glossary.md#mutex), and it \
         [`fork`s](appendices/glossary.md#fork-spawn).\n",
    ),
];

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "[locks]",
        to: "[the lock]",
        says: &[],
    },
    Case {
        name: "another-word",
        from: "[locks]",
        to: "[doors]",
        says: &[
            "src/talk.md:3: the link to the term “Mutex” says “doors”; its names are “Mutex”, \
             “lock”, “MutexGuard”",
        ],
    },
    Case {
        name: "part-of-a-name",
        from: "[Data races]",
        to: "[Races]",
        says: &["the link to the term “Data race” says “Races”"],
    },
    Case {
        name: "another-term",
        from: "glossary.md#fork-spawn",
        to: "glossary.md#mutex",
        says: &["the link to the term “Mutex” says “forks”"],
    },
    Case {
        name: "name-no-more",
        from: "*lock*",
        to: "lock",
        says: &["the link to the term “Mutex” says “locks”"],
    },
    Case {
        name: "name-of-two",
        from: "Two at once.",
        to: "Two at one *lock*.",
        says: &["“Data race” and “Mutex” are both called “lock”"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let pages = case.change_pages(&SAMPLE);
    case.judge(&problems(&pages, |_| true))
}
