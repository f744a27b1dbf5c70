//! The feed that the site publishes: it is the one that `src/changes.toml`
//! makes, a program can read it, and each entry leads to its heading.

use std::collections::BTreeSet;
use std::sync::Arc;

use book::base::files;
use book::base::problem::Problem;
use book::model::changes;
use book::pages::changes::{FEED, feed, markdown};
use book::pages::plain;
use libtest_mimic::{Failed, Trial};

use crate::base::sample::{Case, judge};
use crate::base::suite::{Suite, all};
use crate::drift::real::Changed;

/// The page that shows the changes.
const PAGE: &str = "appendices/changes.md";

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let suite = Arc::clone(suite);
    let check = Trial::test("book::feed", move || {
        let root = suite.root();
        let text = |error: anyhow::Error| format!("{error:#}");
        let is = files::read_if_there(&root.join(FEED)).map_err(text)?;
        let wanted = feed(root).map_err(text)?;
        let page = markdown(root, PAGE).map_err(text)?;
        let shown = suite
            .pages
            .iter()
            .any(|page| page.path == PAGE && page.text.contains("{{#changes}}"));
        if !shown {
            let what = "no page shows the changes, and the feed leads to it";
            return all(vec![
                Problem::of(format!("src/{PAGE}"), what).cure("write {{#changes}}"),
            ]);
        }
        all(problems(is.as_deref(), &wanted, &page))
    });
    let cases = CASES.iter().map(|case| {
        let name = format!("drift::feed/{}", case.name);
        Trial::test(name, move || {
            let text = case.change([FEED_TEXT]).remove(0);
            case.judge(&problems(Some(&text), FEED_TEXT, PAGE_TEXT))
        })
    });
    let others = [
        Trial::test("drift::feed/missing", || {
            let said = problems(None, FEED_TEXT, PAGE_TEXT);
            let says = ["src/feed.xml: it is missing; run `cargo book changes`"];
            judge(&said, &says)
        }),
        Trial::test("drift::feed/no-heading", || {
            let said = problems(Some(FEED_TEXT), FEED_TEXT, "## Two\n");
            let says = [
                "src/feed.xml: it leads to `#one`, which is no heading of src/appendices/changes.md",
            ];
            judge(&said, &says)
        }),
    ];
    [check].into_iter().chain(cases).chain(others).collect()
}

/// What the check says of the feed after the change.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let root = changed.suite.root();
    let text = |error: anyhow::Error| format!("{error:#}");
    let is = changed.file_text(FEED)?;
    let wanted = feed(root).map_err(text)?;
    let page = markdown(root, PAGE).map_err(text)?;
    Ok(problems(Some(&is), &wanted, &page))
}

/// What is wrong with the feed that `is` there, if it should be the one that is
/// `wanted`, beside the page in Markdown.
fn problems(is: Option<&str>, wanted: &str, page: &str) -> Vec<Problem> {
    let cure = "run `cargo book changes`";
    let Some(is) = is else {
        return vec![Problem::of(FEED, "it is missing").cure(cure)];
    };
    let mut problems = Vec::new();
    let differs = is
        .lines()
        .zip(wanted.lines())
        .position(|(one, other)| one != other);
    if is != wanted {
        let what = format!("it is not what {} says", changes::FILE);
        let at = differs.unwrap_or_else(|| is.lines().count().min(wanted.lines().count()));
        problems.push(Problem::at(FEED, at + 1, what).cure(cure));
    }
    let ids: BTreeSet<String> = plain::sections(page)
        .into_iter()
        .map(|section| section.id)
        .collect();
    let links = wanted
        .lines()
        .filter_map(|line| line.strip_suffix("\"/>")?.split_once(".html#"));
    for (_, id) in links {
        if !ids.contains(id) {
            let what = format!("it leads to `#{id}`, which is no heading of src/{PAGE}");
            problems.push(Problem::of(FEED, what).cure("mend tools/book/src/pages/changes.rs"));
        }
    }
    problems
}

const FEED_TEXT: &str = "<feed>\n<title>Book</title>\n<entry>\n<link href=\"appendices/changes.html#one\"/>\n</entry>\n</feed>\n";
const PAGE_TEXT: &str = "# Changes\n\n## One\n\nText.\n";

const CASES: &[Case] = &[
    Case {
        name: "another-title",
        from: "Book",
        to: "Look",
        says: &["src/feed.xml:2: it is not what src/changes.toml says; run `cargo book changes`"],
    },
    Case {
        name: "cut",
        from: "</entry>\n</feed>\n",
        to: "",
        says: &["src/feed.xml:5: it is not what src/changes.toml says"],
    },
];
