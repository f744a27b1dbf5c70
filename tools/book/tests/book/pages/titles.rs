//! Reads the words on links to pages and headings: where they say a title, it
//! is the title of what the link leads to.
//!
//! A link says a title when it begins with a capital letter. Where a sentence
//! begins with the link, every link does; there it says a title when it is
//! all of a cell or names an item, when it is like the title, or when it is
//! the subject of what follows ("… has the other prices"). All other links
//! are words of their sentence, and share at least one with the page that
//! they lead to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use book::base::files;
use book::base::names::resolve;
use book::base::problem::Problem;
use book::model::summary::{self, Part};
use libtest_mimic::{Failed, Trial};
use pulldown_cmark::HeadingLevel;

use crate::base::material::Shown;
use crate::base::sample::Case;
use crate::base::sections::sections;
use crate::base::suite::{Page, Suite, all};
use crate::base::worded::{Link, links};
use crate::base::words::{stem, stems, words};
use crate::drift::real::Changed;
use crate::pages::glossary;

/// The list of the pages, relative to `src`.
const SUMMARY: &str = "SUMMARY.md";

/// From this likeness on, of 1, two titles are one that was mistyped.
const ALIKE: f64 = 0.6;

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let suite = Arc::clone(suite);
    let mut trials = vec![Trial::test("book::titles", move || {
        let path = suite.root().join("src").join(SUMMARY);
        let summary = files::read(&path).map_err(|error| format!("{error:#}"))?;
        let paths: Vec<&str> = suite.pages.iter().map(|page| page.path.as_str()).collect();
        all(problems(&suite.pages, &summary, suite.shown()?, &paths)?)
    })];
    for case in CASES {
        let name = format!("drift::titles/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// What is wrong with a change to the real book.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let summary = changed.file_text("src/SUMMARY.md")?;
    let path = changed.file.trim_start_matches("src/");
    let shown = changed.suite.shown()?;
    problems(&changed.pages(), &summary, shown, &[path])
}

/// What is wrong with the links of those `pages` that are `looked_at`, and
/// with the titles in `summary`; `shown` is what the programs on each page say.
fn problems(
    pages: &[Page],
    summary: &str,
    shown: &Shown,
    looked_at: &[&str],
) -> Result<Vec<Problem>, Failed> {
    let parts = summary::parse(summary).map_err(|error| format!("{error:#}"))?;
    let titles = Titles::of(pages, &parts, shown);
    let mut problems = Vec::new();
    for page in parts.iter().flat_map(|part| &part.pages) {
        let title = titles.pages.get(page.path.as_str()).map(|page| &page.title);
        if let Some(title) = title.filter(|title| **title != page.title) {
            let what = format!("“{}” is called “{title}” on the page itself", page.title);
            let line = summary.lines().position(|line| line.contains(&page.path));
            let place = format!("src/{SUMMARY}");
            problems.push(Problem::at(place, line.unwrap_or(0) + 1, what).cure("write that"));
        }
    }
    for page in pages {
        if looked_at.contains(&page.path.as_str()) {
            let place = format!("src/{}", page.path);
            let wrong = links(&page.text).into_iter().filter_map(|link| {
                let (what, cure) = titles.wrong(&page.path, &link)?;
                Some(Problem::at(&place, link.line, what).cure(cure))
            });
            problems.extend(wrong);
        }
    }
    Ok(problems)
}

/// A page as those see it that link it.
struct Target<'a> {
    title: String,
    /// The ids of its headings, and what they say.
    headings: BTreeMap<String, String>,
    text: &'a str,
    shown: Option<&'a BTreeSet<String>>,
}

/// What the links of the book may say.
struct Titles<'a> {
    pages: BTreeMap<&'a str, Target<'a>>,
    parts: &'a [Part],
    order: Vec<&'a str>,
}

/// What is wrong, and the cure.
type Wrong = (String, String);

impl<'a> Titles<'a> {
    fn of(pages: &'a [Page], parts: &'a [Part], shown: &'a Shown) -> Self {
        let targets = pages.iter().map(|page| {
            let sections = sections(&page.text);
            let title = sections
                .iter()
                .find(|section| section.level == HeadingLevel::H1);
            let target = Target {
                title: title.map(|title| title.title.clone()).unwrap_or_default(),
                headings: sections
                    .into_iter()
                    .map(|section| (section.id, section.title))
                    .collect(),
                text: &page.text,
                shown: shown.get(&page.path),
            };
            (page.path.as_str(), target)
        });
        let order = parts.iter().flat_map(|part| &part.pages);
        Titles {
            pages: targets.collect(),
            parts,
            order: order.map(|page| page.path.as_str()).collect(),
        }
    }

    /// What is wrong with the words on a link of the page `from`.
    fn wrong(&self, from: &str, link: &Link) -> Option<Wrong> {
        let (path, fragment) = link.to.split_once('#').unwrap_or((&link.to, ""));
        let path = match path {
            "" => from.to_owned(),
            path => resolve(from, path),
        };
        // What leads elsewhere, or to no page, is seen by the check of links.
        let target = self.pages.get(path.as_str())?;
        let words = link.words.trim();
        let exact = |title: &str| title == words;
        let heading = target.headings.get(fragment).map(String::as_str);
        if link.before == "Next: " && !exact(&target.title) {
            return Some((
                format!("“Next” says “{words}”, and the page is called otherwise"),
                format!("write “{}”", target.title),
            ));
        }
        if exact(&target.title) || heading.is_some_and(exact) || self.is_part(words, &path) {
            return None;
        }
        if let Some(wrong) = self.out_of_order(from, &path, words) {
            return Some(wrong);
        }
        if says_a_title(link, target, heading) || self.is_title_of_another(words, &path) {
            let heading = heading.filter(|heading| *heading != target.title);
            let heading = heading.map(|heading| format!(" or “{heading}”"));
            return Some((
                format!("the link to {path} says “{words}”, which reads as a title"),
                format!(
                    "write “{}”{}, or words of the sentence with a small letter",
                    target.title,
                    heading.unwrap_or_default()
                ),
            ));
        }
        // The glossary has a check of its own.
        if glossary::is_term(&path, fragment) || target.has_one_of(words) {
            return None;
        }
        Some((
            format!("the link says “{words}”, and {path} has none of these words"),
            "link the page that has them, or use words of that page".to_owned(),
        ))
    }

    /// Whether the words are the title of the part that begins with the page.
    fn is_part(&self, words: &str, path: &str) -> bool {
        self.parts.iter().any(|part| {
            part.title.as_deref() == Some(words)
                && part.pages.first().is_some_and(|first| first.path == path)
        })
    }

    /// What is wrong if the words speak of the next page or the previous one,
    /// and that is another.
    fn out_of_order(&self, from: &str, path: &str, words: &str) -> Option<Wrong> {
        let at = |path: &str| self.order.iter().position(|other| *other == path);
        let (here, there) = (at(from)?, at(path)?);
        let holds = match words.to_lowercase().as_str() {
            "the next page" => there == here + 1,
            "the previous page" => there + 1 == here,
            "a later page" => there > here,
            "an earlier page" => there < here,
            _ => return None,
        };
        (!holds).then(|| {
            (
                format!("“{words}” leads to {path}, which is another one by src/{SUMMARY}"),
                format!("write “{}”", self.pages[path].title),
            )
        })
    }

    /// Whether the words are the title of another page, as a title is written.
    fn is_title_of_another(&self, words: &str, path: &str) -> bool {
        self.pages
            .iter()
            .any(|(other, target)| *other != path && target.title == words)
    }
}

impl Target<'_> {
    /// Whether the page has at least one of these words, in some form.
    fn has_one_of(&self, said: &str) -> bool {
        let said = stems(said);
        let is_said = |word: &str| said.contains(&stem(word));
        let shown = self.shown.into_iter().flatten();
        said.is_empty() || words(self.text).any(is_said) || shown.map(String::as_str).any(is_said)
    }
}

/// Whether the words on a link read as the title of a page.
fn says_a_title(link: &Link, target: &Target, heading: Option<&str>) -> bool {
    let words = link.words.trim();
    let mut letters = words.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    // "WASM" and `JoinSet` begin with one everywhere.
    if !capital || link.has_code || letters.next().is_some_and(char::is_uppercase) {
        return false;
    }
    if !link.begins_sentence() || link.is_entry() {
        return true;
    }
    let lower = words.to_lowercase();
    if lower.starts_with("the ") && lower.ends_with(" page")
        || lower.starts_with("a ") && lower.ends_with(" page")
    {
        return false;
    }
    let titles = [Some(target.title.as_str()), heading];
    titles.into_iter().flatten().any(|title| like(words, title)) || is_subject(link)
}

/// Whether the words are nearly the title.
fn like(said: &str, title: &str) -> bool {
    let (said_lower, title_lower) = (said.to_lowercase(), title.to_lowercase());
    let (said, title): (BTreeSet<_>, BTreeSet<_>) = (stems(said), stems(title));
    let shared = said.intersection(&title).count();
    2 * shared > title.len()
        || strsim::normalized_damerau_levenshtein(&said_lower, &title_lower) > ALIKE
}

/// Whether a verb in the singular follows: "has", "shows", "is".
fn is_subject(link: &Link) -> bool {
    let next = link
        .after
        .trim_start()
        .split(' ')
        .next()
        .unwrap_or_default();
    link.after.starts_with(' ') && next.ends_with('s') && next.chars().all(char::is_lowercase)
}

const SUMMARY_SAMPLE: &str = "\
# Summary

[Book](index.md)

# Threads

- [Start and join](threads/start-and-join.md)
- [Talking](threads/talking.md)

# Isolates

- [What isolation costs](isolates/costs.md)
";

/// Pages whose links say what they lead to.
const SAMPLE: [(&str, &str); 5] = [
    (SUMMARY, SUMMARY_SAMPLE),
    (
        "index.md",
        "# Book\n\n- [Threads](threads/start-and-join.md): they run.\n- [Isolates](isolates/costs.md): \
         they do not.\n",
    ),
    (
        "threads/start-and-join.md",
        "# Start and join\n\n## The end of `main`\n\n[The next page](talking.md) has channels. See \
         [Talking](talking.md#a-quick-producer), and [its quick producer](talking.md).\n\nNext: \
         [Talking](talking.md).\n",
    ),
    (
        "threads/talking.md",
        "# Talking\n\n## A quick producer\n\nIt [joins](start-and-join.md) at [The end of \
         main](start-and-join.md#the-end-of-main).\n\nNext: [What isolation \
         costs](../isolates/costs.md).\n",
    ),
    (
        "isolates/costs.md",
        "# What isolation costs\n\n[Talking](../threads/talking.md) has a queue, and this page its \
         price.\n",
    ),
];

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "they run.",
        to: "they wait.",
        says: &[],
    },
    Case {
        name: "next",
        from: "Next: [Talking]",
        to: "Next: [Talk]",
        says: &[
            "src/threads/start-and-join.md:7: “Next” says “Talk”, and the page is called otherwise; \
             write “Talking”",
        ],
    },
    Case {
        name: "title-in-summary",
        from: "- [Talking]",
        to: "- [To talk]",
        says: &["src/SUMMARY.md:8: “To talk” is called “Talking” on the page itself"],
    },
    Case {
        name: "title-of-the-page",
        from: "# Start and join",
        to: "# To start and to join",
        says: &["src/SUMMARY.md:7: “Start and join” is called “To start and to join”"],
    },
    Case {
        name: "in-a-sentence",
        from: "See [Talking]",
        to: "See [Channels]",
        says: &["src/threads/start-and-join.md:5: the link to threads/talking.md says “Channels”"],
    },
    Case {
        name: "heading",
        from: "[The end of main]",
        to: "[The end of all]",
        says: &["write “Start and join” or “The end of main”"],
    },
    Case {
        name: "subject",
        from: "[Talking](../threads/talking.md) has",
        to: "[Producers](../threads/talking.md) has",
        says: &["the link to threads/talking.md says “Producers”, which reads as a title"],
    },
    Case {
        name: "like-a-title",
        from: "[Talking](../threads/talking.md) has a queue, and",
        to: "There is a queue. [The talking](../threads/talking.md), and",
        says: &["says “The talking”"],
    },
    Case {
        name: "title-of-another",
        from: "[Talking](../threads/talking.md)",
        to: "[Talking](../threads/start-and-join.md)",
        says: &["src/isolates/costs.md:3: the link to threads/start-and-join.md says “Talking”"],
    },
    Case {
        name: "part",
        from: "[Isolates]",
        to: "[Isolation]",
        says: &["src/index.md:4: the link to isolates/costs.md says “Isolation”"],
    },
    Case {
        name: "next-page-is-another",
        from: "[The next page](talking.md)",
        to: "[The next page](../isolates/costs.md)",
        says: &["“The next page” leads to isolates/costs.md, which is another one"],
    },
    Case {
        name: "words-that-are-not-there",
        from: "[joins]",
        to: "[cancels]",
        says: &["the link says “cancels”, and threads/start-and-join.md has none of these words"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let texts = case.change(SAMPLE.iter().map(|(_, text)| *text));
    let pages: Vec<Page> = SAMPLE
        .iter()
        .zip(&texts)
        .map(|((path, _), text)| Page {
            path: (*path).to_owned(),
            text: text.clone(),
        })
        .collect();
    let paths: Vec<&str> = SAMPLE.iter().map(|(path, _)| *path).collect();
    case.judge(&problems(&pages[1..], &texts[0], &Shown::new(), &paths)?)
}
