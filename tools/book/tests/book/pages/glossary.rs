//! Reads the glossary: its terms are sorted, each leads to the page that
//! teaches it, and another page leads to each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use book::base::names::{nearest, resolve};
use book::base::problem::Problem;
use libtest_mimic::{Failed, Trial};
use pulldown_cmark::HeadingLevel;

use crate::base::sample::Case;
use crate::base::sections::{Section, links, sections};
use crate::base::suite::{Page, Suite, all};

pub use book::pages::definitions::GLOSSARY as PAGE;

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let suite = Arc::clone(suite);
    let mut trials = vec![Trial::test("book::glossary", move || {
        all(problems(&suite.pages))
    })];
    for case in CASES {
        let name = format!("drift::glossary/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// Whether a link to `fragment` of the page `path` leads to a term.
pub fn is_term(path: &str, fragment: &str) -> bool {
    path == PAGE && !fragment.is_empty()
}

/// What is wrong with the glossary among `pages`.
fn problems(pages: &[Page]) -> Vec<Problem> {
    let file = format!("src/{PAGE}");
    let Some(page) = pages.iter().find(|page| page.path == PAGE) else {
        let what = "it is missing, and the pages link its terms";
        return vec![Problem::of(file, what)];
    };
    let terms: Vec<Section> = sections(&page.text)
        .into_iter()
        .filter(|section| section.level == HeadingLevel::H2)
        .collect();
    let ids: Vec<String> = terms.iter().map(|term| term.id.clone()).collect();
    let mut problems = Vec::new();
    if terms.is_empty() {
        let problem = Problem::of(&file, "it has no term");
        problems.push(problem.cure("each is a heading with two signs"));
    }
    for pair in terms.windows(2) {
        let (before, term) = (pair[0].title.to_lowercase(), pair[1].title.to_lowercase());
        if before >= term {
            let what = format!("“{}” stands below “{}”", pair[1].title, pair[0].title);
            let problem = Problem::at(&file, pair[1].line, what);
            problems.push(problem.cure("sort the terms by the alphabet, each once"));
        }
    }
    let linking = linking(pages, &ids, &mut problems);
    for (term, id) in terms.iter().zip(&ids) {
        let taught = links(term.body)
            .into_iter()
            .map(|(_, link)| target(PAGE, &link).0)
            .find(|path| *path != PAGE && pages.iter().any(|page| page.path == *path));
        let Some(taught) = taught else {
            let what = format!("“{}” links no page", term.title);
            let problem = Problem::at(&file, term.line, what);
            problems.push(problem.cure("end it with “See [its title](../part/page.md).”"));
            continue;
        };
        let linked = linking.get(id.as_str());
        if !linked.is_some_and(|paths| paths.iter().any(|path| *path != taught)) {
            let what = format!("no page but the one that teaches it links “{}”", term.title);
            let cure = format!(
                "where another first needs the word, write [{}](../{PAGE}#{id})",
                term.title.to_lowercase()
            );
            problems.push(Problem::at(&file, term.line, what).cure(cure));
        }
    }
    problems
}

/// The pages that link each term; what links no term is a problem.
fn linking<'a>(
    pages: &'a [Page],
    ids: &'a [String],
    problems: &mut Vec<Problem>,
) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut linking: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for page in pages.iter().filter(|page| page.path != PAGE) {
        for (line, link) in links(&page.text) {
            let (path, fragment) = target(&page.path, &link);
            if path != PAGE || fragment.is_empty() {
                continue;
            }
            match ids.iter().find(|id| *id == fragment) {
                Some(id) => {
                    linking.entry(id).or_default().insert(&page.path);
                }
                None => {
                    let near = nearest(fragment, ids.iter().map(String::as_str));
                    let what = format!("the link `{link}` leads to no term{near}");
                    let cure = format!("add the term to src/{PAGE}, or link another");
                    problems.push(Problem::at(page.place(), line, what).cure(cure));
                }
            }
        }
    }
    linking
}

/// The page and the heading that a link on the page `from` leads to.
fn target<'a>(from: &str, link: &'a str) -> (String, &'a str) {
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    if path.is_empty() {
        return (from.to_owned(), fragment);
    }
    (resolve(from, path), fragment)
}

/// Two terms, the page that teaches them, and one that links them.
const SAMPLE: [(&str, &str); 3] = [
    (
        PAGE,
        "# Glossary\n\n## Data race\n\nBad. See [Talk](../threads/talking.md).\n\n## `Send`\n\nA \
         mark. See [Talk](../threads/talking.md#send).\n",
    ),
    (
        "threads/talking.md",
        "# Talking\n\nOf [a data race](../appendices/glossary.md#data-race).\n",
    ),
    (
        "index.md",
        "# Book\n\nNo [race](appendices/glossary.md#data-race), but \
         [`Send`](appendices/glossary.md#send).\n",
    ),
];

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "Bad.",
        to: "Very bad.",
        says: &[],
    },
    Case {
        name: "not-sorted",
        from: "## `Send`\n",
        to: "## Channel\n\nSee [Talk](../threads/talking.md).\n\n## `Send`\n",
        says: &[
            "src/appendices/glossary.md:7: “Channel” stands below “Data race”; sort the terms by \
             the alphabet",
        ],
    },
    Case {
        name: "twice",
        from: "## `Send`\n",
        to: "## Data race\n\nSee [Talk](../threads/talking.md).\n\n## `Send`\n",
        says: &["“Data race” stands below “Data race”; sort the terms by the alphabet, each once"],
    },
    Case {
        name: "page-missing",
        from: "See [Talk](../threads/talking.md#send).",
        to: "See there.",
        says: &["src/appendices/glossary.md:7: “Send” links no page; end it with “See [its title]"],
    },
    Case {
        name: "page-that-is-not-there",
        from: "../threads/talking.md#send",
        to: "../threads/walking.md#send",
        says: &["“Send” links no page"],
    },
    Case {
        name: "linked-by-none",
        from: "[`Send`](appendices/glossary.md#send)",
        to: "`Send`",
        says: &[
            "no page but the one that teaches it links “Send”; where another first needs the \
             word, write [send](../appendices/glossary.md#send)",
        ],
    },
    Case {
        name: "linked-where-it-is-taught-only",
        from: "[race](appendices/glossary.md#data-race)",
        to: "race",
        says: &["no page but the one that teaches it links “Data race”"],
    },
    Case {
        name: "term-unknown",
        from: "appendices/glossary.md#send",
        to: "appendices/glossary.md#sent",
        says: &[
            "src/index.md:3: the link `appendices/glossary.md#sent` leads to no term; did you mean \
             `send`?",
        ],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let pages = case.change_pages(&SAMPLE);
    case.judge(&problems(&pages))
}
