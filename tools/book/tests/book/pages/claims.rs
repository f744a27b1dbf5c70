//! Reads the page on which the article is checked: each of its claims is
//! there, with a verdict, a source, and a page of the book that shows it.

use std::sync::{Arc, LazyLock};

use book::base::files;
use book::base::markdown;
use book::base::names::{nearest, resolve};
use book::base::problem::Problem;
use book::base::tables;
use libtest_mimic::{Failed, Trial};
use pulldown_cmark::HeadingLevel;
use regex::Regex;
use serde::Deserialize;

use crate::base::sample::Case;
use crate::base::sections::{code, links, sections};
use crate::base::suite::{Page, Suite, all};
use crate::drift::real::Changed;

/// Where the claims are, relative to `src`.
const PAGE: &str = "appendices/the-article-checked.md";

/// What the page has to say, relative to the root.
const CONTENT: &str = "tools/book/tests/claims.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    /// What a claim may begin with.
    verdicts: Vec<String>,
    /// What the page judges, in order.
    #[serde(rename = "claim")]
    claims: Vec<Claim>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claim {
    /// Its heading on the page.
    says: String,
    /// Words of the article, if its text is at hand.
    quoted: Option<String>,
}

static VERDICT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\*([^*]+)\.\*").expect("the pattern is valid"));

static LISTING: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("^[a-z]+/[a-z0-9-]+$").expect("the pattern is valid"));

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let whole = Arc::clone(suite);
    let mut trials = vec![Trial::test("book::claims", move || all(check(&whole)?))];
    for case in CASES {
        let suite = Arc::clone(suite);
        let name = format!("drift::claims/{}", case.name);
        trials.push(Trial::test(name, move || run(&suite, case)));
    }
    trials
}

/// What the check says of the changed book.
///
/// # Errors
///
/// When the claims cannot be read.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let content = tables::parse(CONTENT, &changed.file_text(CONTENT)?)?;
    let text = changed.file_text(&format!("src/{PAGE}"))?;
    Ok(problems(changed.suite, &content, &text))
}

fn check(suite: &Suite) -> Result<Vec<Problem>, Failed> {
    let text = files::read(&suite.root().join(CONTENT))?;
    let content = tables::parse(CONTENT, &text)?;
    Ok(match suite.pages.iter().find(|page| page.path == PAGE) {
        Some(page) => problems(suite, &content, &page.text),
        None => {
            let what = "it is missing, and holds each claim of the article";
            vec![Problem::of(format!("src/{PAGE}"), what)]
        }
    })
}

/// What is wrong with a page that has to say this.
fn problems(suite: &Suite, content: &Content, text: &str) -> Vec<Problem> {
    let file = format!("src/{PAGE}");
    let claims = &content.claims;
    let mut problems = Vec::new();
    let sections = sections(text);
    let found: Vec<_> = sections
        .iter()
        .filter(|section| section.level == HeadingLevel::H3)
        .collect();
    for (index, claim) in claims.iter().enumerate() {
        if !found.iter().any(|section| section.title == claim.says) {
            let place = index.checked_sub(1).map_or_else(
                || "first".to_owned(),
                |before| format!("after “{}”", claims[before].says),
            );
            let what = format!("the claim “{}” is missing", claim.says);
            problems.push(Problem::of(&file, what).cure(format!(
                "put it {place} as a heading with three signs, and below it its verdict, its \
                 source and what shows it"
            )));
        }
    }
    let mut last = None;
    for section in found {
        let title = &section.title;
        let mut say = |(what, cure): Wrong| {
            let what = format!("“{title}” {what}");
            let line = Some(section.line);
            problems.push(Problem {
                line,
                cure,
                ..Problem::of(&file, what)
            });
        };
        let Some(index) = claims.iter().position(|claim| claim.says == *title) else {
            let near = nearest(title, claims.iter().map(|claim| claim.says.as_str()));
            say((
                format!("is no claim that is known{near}"),
                Some(format!("add it to {CONTENT}, or mend the heading")),
            ));
            continue;
        };
        if last.is_some_and(|last| last >= index) {
            say((
                "comes too late".to_owned(),
                Some("keep the claims in the order of the article".to_owned()),
            ));
        }
        last = last.max(Some(index));
        let body = section.body.trim_start();
        let verdict = VERDICT
            .captures(body)
            .map(|captures| captures[1].to_owned());
        if !verdict.is_some_and(|verdict| content.verdicts.contains(&verdict)) {
            let cure = format!(
                "begin its text with one of *{}.*",
                content.verdicts.join(".*, *")
            );
            say(("has no verdict".to_owned(), Some(cure)));
        }
        unquoted(&claims[index], body).map(&mut say);
        sourceless(body).map(&mut say);
        unshown(suite, body).into_iter().for_each(say);
    }
    problems
}

/// What is wrong with a claim, and the cure.
type Wrong = (String, Option<String>);

/// What is wrong if a claim stands in the book's words alone.
fn unquoted(claim: &Claim, body: &str) -> Option<Wrong> {
    let quoted = format!("“{}”", claim.quoted.as_ref()?);
    (!body.contains(&quoted)).then(|| {
        let cure = format!("quote {quoted}, or mend `quoted` in {CONTENT}");
        ("does not quote the article".to_owned(), Some(cure))
    })
}

/// What is wrong if nothing settles a claim.
fn sourceless(body: &str) -> Option<Wrong> {
    let cited = links(body)
        .iter()
        .any(|(_, link)| link.starts_with("https://"));
    let measured = markdown::directives(body)
        .iter()
        .any(|directive| directive.name == "value");
    (!cited && !measured).then(|| {
        let cure = "link one that begins with https://, or show a measured value with {{#value …}}";
        ("has no source".to_owned(), Some(cure.to_owned()))
    })
}

/// What is wrong with the pages and listings that a claim is shown by.
fn unshown(suite: &Suite, body: &str) -> Vec<Wrong> {
    let paths: Vec<String> = links(body)
        .iter()
        .map(|(_, link)| resolve(PAGE, link.split('#').next().unwrap_or_default()))
        .collect();
    let is_linked = |page: &Page| page.path != PAGE && paths.contains(&page.path);
    if !suite.pages.iter().any(is_linked) {
        return vec![(
            "is shown by no page of the book".to_owned(),
            Some("name a listing and link the page that it is on".to_owned()),
        )];
    }
    let mut problems = Vec::new();
    for name in code(body).iter().filter(|code| LISTING.is_match(code)) {
        if suite.book.listing(name).is_err() {
            let names = suite.book.listings().map(|listing| listing.name.as_str());
            let near = nearest(name, names);
            let what = format!("is shown by `{name}`, which is no listing{near}");
            problems.push((what, None));
        } else if !suite.pages_that_show(name).any(is_linked) {
            let page = suite.pages_that_show(name).next();
            let place = page.map_or("one", |page| page.path.as_str());
            let what = format!("is shown by `{name}`, which is on none of the pages that it links");
            problems.push((what, Some(format!("link {place}"))));
        }
    }
    problems
}

/// What the sample has to say.
fn sampled() -> Content {
    let all = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Content {
        verdicts: all(&["Holds", "Holds by default", "Half", "No longer", "No"]),
        claims: [
            ("Threads wait together", Some("wait at once")),
            ("A task is cheap", None),
            ("Loops block", None),
        ]
        .map(|(says, quoted)| Claim {
            says: says.to_owned(),
            quoted: quoted.map(str::to_owned),
        })
        .into(),
    }
}

/// A page that is right, about three claims.
const SAMPLE: &str = "\
# Checked

## Threads

### Threads wait together

*Holds.* They “wait at once”.

Source: [the docs](https://docs.python.org/3.14/). Shown by `threads/start-and-join` on [Start and \
                      join](../threads/start-and-join.md).

### A task is cheap

*Half.* It takes {{#value units/time/Rust/thread}}. Shown by `async/heart-stops` on [Do not block \
                      the loop](../async/do-not-block-the-loop.md#a-heart-that-stops).

## Loops

### Loops `block`

*No longer.* See [the docs](https://docs.python.org/3.14/) and [Words](../introduction/words.md).
";

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "They “wait",
        to: "All of them “wait",
        says: &[],
    },
    Case {
        name: "claim-removed",
        from: "### A task is cheap\n",
        to: "",
        says: &["the claim “A task is cheap” is missing; put it after “Threads wait together”"],
    },
    Case {
        name: "claim-added",
        from: "## Loops\n",
        to: "### A task is dear\n\n## Loops\n",
        says: &["“A task is dear” is no claim that is known; did you mean `A task is cheap`?"],
    },
    Case {
        name: "claim-out-of-order",
        from: "## Threads\n",
        to: "### Loops block\n\n*No.* [Docs](https://docs.python.org/) \
             [Words](../introduction/words.md)\n",
        says: &["“Threads wait together” comes too late; keep the claims in the order"],
    },
    Case {
        name: "verdict-missing",
        from: "*Holds.* They",
        to: "They",
        says: &[
            "src/appendices/the-article-checked.md:5: “Threads wait together” has no verdict; \
             begin its text with one of *Holds.*, *Holds by default.*",
        ],
    },
    Case {
        name: "verdict-of-its-own",
        from: "*Half.*",
        to: "*Perhaps.*",
        says: &["“A task is cheap” has no verdict"],
    },
    Case {
        name: "quotation-missing",
        from: "They “wait at once”.",
        to: "They wait at once.",
        says: &[
            "src/appendices/the-article-checked.md:5: “Threads wait together” does not quote the \
             article; quote “wait at once”, or mend `quoted` in tools/book/tests/claims.toml",
        ],
    },
    Case {
        name: "quotation-changed",
        from: "“wait at once”",
        to: "“wait together”",
        says: &["“Threads wait together” does not quote the article; quote “wait at once”"],
    },
    Case {
        name: "source-missing",
        from: "[the docs](https://docs.python.org/3.14/). Shown",
        to: "the docs. Shown",
        says: &["“Threads wait together” has no source; link one that begins with https://"],
    },
    Case {
        name: "value-missing",
        from: "{{#value units/time/Rust/thread}}",
        to: "little",
        says: &["“A task is cheap” has no source"],
    },
    Case {
        name: "page-missing",
        from: "[Words](../introduction/words.md)",
        to: "Words",
        says: &["“Loops block” is shown by no page of the book; name a listing"],
    },
    Case {
        name: "listing-unknown",
        from: "`threads/start-and-join`",
        to: "`threads/start-and-jion`",
        says: &[
            "is shown by `threads/start-and-jion`, which is no listing; did you mean \
             `threads/start-and-join`",
        ],
    },
    Case {
        name: "listing-on-another-page",
        from: "`threads/start-and-join`",
        to: "`threads/map-in-order`",
        says: &[
            "is shown by `threads/map-in-order`, which is on none of the pages that it links; link \
             threads/borrow-with-scope.md",
        ],
    },
];

fn run(suite: &Suite, case: &Case) -> Result<(), Failed> {
    let changed = case.change([SAMPLE]);
    case.judge(&problems(suite, &sampled(), &changed[0]))
}
