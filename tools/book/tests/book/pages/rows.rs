//! Reads what the phrasebook says of its programs: a name in a row stands in a
//! listing to which the row leads, a name below a figure in one of the two
//! programs of that figure's listing, and a module in the counterparts to which
//! its row leads. A page that is linked beside a name may say it as well.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use book::base::markdown;
use book::base::names::resolve;
use book::base::problem::Problem;
use book::pages::directive::shown_listing;
use book::pages::part::LISTING;
use libtest_mimic::{Failed, Trial};

use crate::base::sample::Case;
use crate::base::sections::{Section, code, sections};
use crate::base::spans::{Span, spans};
use crate::base::suite::{Page, Suite, all};
use crate::base::worded::{Link, links};
use crate::base::words::{stems, words};
use crate::drift::real::Changed;
use crate::pages::phrasebook::{self, PAGE};

/// What the id of a figure of calls begins with.
pub const CALLS: &str = "calls-";

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let suite = Arc::clone(suite);
    let mut trials = vec![Trial::test("book::rows", move || {
        let page = suite.pages.iter().find(|page| page.path == PAGE);
        let page = page.ok_or_else(|| format!("src/{PAGE} is missing"))?;
        all(facts(&suite)?.problems(page))
    })];
    for case in CASES {
        let name = format!("drift::rows/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// What is wrong with a change to the real book.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let page = changed.page().ok_or("the phrasebook is a page")?;
    Ok(facts(changed.suite)?.problems(&page))
}

/// The text of a thing by its name, where it is there.
type TextOf<'a> = Box<dyn Fn(&str) -> Option<&'a str> + 'a>;

/// The words of a thing by its name.
type WordsOf<'a> = Box<dyn Fn(&str) -> BTreeSet<String> + 'a>;

/// What the names of the page are held against.
struct Facts<'a> {
    /// What the files of a listing say, by `part/slug`.
    listing: TextOf<'a>,
    /// The words of the programs that another page shows, and of the code in
    /// its sentences.
    said: WordsOf<'a>,
}

fn facts(suite: &Suite) -> Result<Facts<'_>, Failed> {
    let (material, shown) = (suite.material()?, suite.shown()?);
    Ok(Facts {
        listing: Box::new(|name| material.listings.get(name).map(String::as_str)),
        said: Box::new(|path| {
            let mut said = shown.get(path).cloned().unwrap_or_default();
            let page = suite.pages.iter().find(|page| page.path == path);
            for code in page.iter().flat_map(|page| code(&page.text)) {
                said.extend(words(&code).map(str::to_owned));
            }
            said
        }),
    })
}

/// The words of some listings, which are those of many spans.
#[derive(Default)]
struct Known<'a>(BTreeMap<Vec<String>, BTreeSet<&'a str>>);

impl<'a> Known<'a> {
    fn words_of(&mut self, facts: &Facts<'a>, listings: &[String]) -> &BTreeSet<&'a str> {
        let texts = listings.iter().filter_map(|name| (facts.listing)(name));
        let read = || texts.flat_map(words).collect();
        self.0.entry(listings.to_owned()).or_insert_with(read)
    }
}

/// A figure of calls: its heading, and the listings that stand below it.
struct Figure<'a> {
    heading: Section<'a>,
    listings: Vec<String>,
}

impl<'a> Facts<'a> {
    fn problems(&self, page: &Page) -> Vec<Problem> {
        let headings: Vec<Figure> = sections(&page.text)
            .into_iter()
            .map(|heading| Figure {
                listings: markdown::directives(heading.body)
                    .iter()
                    .filter_map(shown_listing)
                    .map(str::to_owned)
                    .collect(),
                heading,
            })
            .collect();
        let mut problems = Vec::new();
        let mut known = Known::default();
        for link in links(&page.text) {
            problems.extend(link_problem(&link, &headings));
        }
        for span in spans(&page.text) {
            if phrasebook::is_program(&page.path, &span.code) {
                continue;
            }
            let above = headings
                .iter()
                .rfind(|figure| figure.heading.line <= span.line);
            let leads = led_to(&span);
            let modules = modules_of(&span, &headings);
            if let Some(figure) = above.filter(|figure| figure.heading.id.starts_with(CALLS)) {
                let title = &figure.heading.title;
                let is_said = |word: &str| words(title).any(|said| said == word);
                let names = known.words_of(self, &figure.listings);
                let is_known = |word: &str| is_said(word) || names.contains(word);
                problems.extend(self.unsaid(&span, is_known, "the programs of its figure"));
            } else if !leads.is_empty() && span.link.is_none() {
                let names = known.words_of(self, &leads);
                let is_known = |word: &str| names.contains(word);
                problems.extend(self.unsaid(&span, is_known, "the listings of its row"));
            } else if !modules.is_empty() && !self.imports(&span.code, &modules) {
                let what = format!(
                    "no counterpart to which this row leads imports `{}`",
                    span.code
                );
                problems.push(at(span.line, what).cure("name the module that they import"));
            }
        }
        problems
    }

    /// What is wrong if a name of a span is not known there, nor on a page that
    /// is linked beside it.
    fn unsaid(&self, span: &Span, is_known: impl Fn(&str) -> bool, place: &str) -> Option<Problem> {
        let missing: Vec<&str> = words(&span.code).filter(|word| !is_known(word)).collect();
        let mut linked = BTreeSet::new();
        if !missing.is_empty() {
            for link in &span.near {
                let path = link.split('#').next().unwrap_or_default();
                linked.extend((self.said)(&resolve(PAGE, path)));
            }
        }
        let missing = missing.into_iter().find(|word| !linked.contains(*word))?;
        let what = format!(
            "`{missing}` is neither in {place}, nor said on a page that is linked beside it"
        );
        let cure = "name what they show, or link the page that says it";
        Some(at(span.line, what).cure(cure))
    }

    /// Whether a program of these listings imports the module.
    fn imports(&self, module: &str, listings: &[String]) -> bool {
        let lines = ["import", "from"].map(|word| format!("{word} {module}"));
        let mut texts = listings.iter().filter_map(|name| (self.listing)(name));
        texts.any(|text| {
            text.lines().any(|line| {
                let line = line.trim_start();
                let rest = lines
                    .iter()
                    .find_map(|begin| line.strip_prefix(begin.as_str()));
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                    // `from concurrent import interpreters`
                    || module.rsplit_once('.').is_some_and(|(parent, name)| {
                        line == format!("from {parent} import {name}")
                    })
            })
        })
    }
}

/// A problem in a line of the phrasebook.
fn at(line: usize, what: String) -> Problem {
    Problem::at(format!("src/{PAGE}"), line, what)
}

/// The id to which a link leads.
pub fn fragment(link: &str) -> &str {
    link.split_once('#').map_or("", |(_, fragment)| fragment)
}

/// What is wrong with the words on a link to a listing or to a figure.
fn link_problem(link: &Link, headings: &[Figure]) -> Option<Problem> {
    let id = fragment(&link.to);
    if let Some(listing) = id.strip_prefix(LISTING).filter(|_| link.has_code) {
        let rest = listing.strip_prefix(link.words.as_str());
        return (!rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))).then(|| {
            let what = format!("`{}` leads to `{id}`, which is another listing", link.words);
            at(link.line, what).cure("name the one to which it leads")
        });
    }
    let figure = headings
        .iter()
        .find(|figure| figure.heading.id == id && id.starts_with(CALLS))?;
    let title = &figure.heading.title;
    // In a table, the words are those of the heading.
    let (said, there) = (stems(&link.words), stems(title));
    (link.in_list_or_table && !said.is_subset(&there)).then(|| {
        let what = format!("“{}” leads to “{title}”, which has other words", link.words);
        at(link.line, what).cure("use words of the heading")
    })
}

/// The listings to which the row of a span leads, by `part/slug`.
fn led_to(span: &Span) -> Vec<String> {
    let mut found = Vec::new();
    for link in &span.near {
        let path = resolve(PAGE, link.split('#').next().unwrap_or_default());
        let part = path.split('/').next().unwrap_or_default();
        let listing = fragment(link).strip_prefix(LISTING);
        let rest = listing.and_then(|listing| listing.strip_prefix(part)?.strip_prefix('-'));
        // What follows the slug may be an excerpt's name.
        if let Some(rest) = rest {
            found.push(format!("{part}/{rest}"));
            let dashes = rest.match_indices('-');
            found.extend(dashes.map(|(at, _)| format!("{part}/{}", &rest[..at])));
        }
    }
    found
}

/// The listings of the figures to which the row leads that begins with a span.
fn modules_of(span: &Span, headings: &[Figure]) -> Vec<String> {
    if !span.before.is_empty() {
        return Vec::new();
    }
    let ids = span.near.iter().filter_map(|link| link.strip_prefix('#'));
    let figures = ids.flat_map(|id| {
        headings
            .iter()
            .filter(move |figure| figure.heading.id == id)
    });
    figures.flat_map(|figure| figure.listings.clone()).collect()
}

const SAMPLE: &str = "\
# Phrasebook

| Module | Calls |
|---|---|
| `queue` | [queues](#calls-queues) |

| Program | Here | What surprises |
|---|---|---|
| one | [`threads-talking`](../threads/talking.md#listing-threads-talking-main) | `Sender` has no \
                      `Event` |

### Queues: `Queue` {#calls-queues}

{{#listing appendices/queues:main}}

A `channel` is one, and [`select!`](../async/many.md) waits for several.
";

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "is one, and",
        to: "is another, and",
        says: &[],
    },
    Case {
        name: "row",
        from: "`Sender`",
        to: "`Sendre`",
        says: &[
            "src/appendices/phrasebook.md:9: `Sendre` is neither in the listings of its row, nor \
             said on a page that is linked beside it",
        ],
    },
    Case {
        name: "row-that-leads-elsewhere",
        from: "[`threads-talking`](../threads/talking.md#listing-threads-talking-main)",
        to: "[`threads-talking`](../threads/talking.md#listing-threads-walking-main)",
        says: &["`threads-talking` leads to `listing-threads-walking-main`, which is another"],
    },
    Case {
        name: "figure",
        from: "A `channel`",
        to: "A `chanel`",
        says: &[
            "src/appendices/phrasebook.md:15: `chanel` is neither in the programs of its figure",
        ],
    },
    Case {
        name: "link-beside-a-name",
        from: "[`select!`](../async/many.md)",
        to: "`select!`",
        says: &["`select` is neither in the programs of its figure"],
    },
    Case {
        name: "module",
        from: "| `queue` |",
        to: "| `threading` |",
        says: &["src/appendices/phrasebook.md:5: no counterpart to which this row leads imports"],
    },
    Case {
        name: "words-of-a-row",
        from: "[queues]",
        to: "[locks]",
        says: &["“locks” leads to “Queues: Queue”, which has other words"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let changed = case.change([SAMPLE]);
    let facts = Facts {
        listing: Box::new(|name| match name {
            "threads/talking" => Some("Sender::new()"),
            "appendices/queues" => Some("channel()\nimport queue\n"),
            _ => None,
        }),
        said: Box::new(|path| {
            let said: &[&str] = match path {
                "async/many.md" => &["select"],
                "threads/talking.md" => &["Event"],
                _ => &[],
            };
            said.iter().map(|word| (*word).to_owned()).collect()
        }),
    };
    let page = Page {
        path: PAGE.to_owned(),
        text: changed[0].clone(),
    };
    case.judge(&facts.problems(&page))
}
