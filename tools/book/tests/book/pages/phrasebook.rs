//! Reads the phrasebook: each program that a reader may come from is in a row
//! with the listing that covers it, and each usual call of Python stands in a
//! figure whose two programs make it in the same place, and have run.

use std::collections::BTreeMap;
use std::fmt::{Debug, Display};
use std::sync::{Arc, LazyLock};

use book::base::files;
use book::base::home::home;
use book::base::markdown;
use book::base::names::nearest;
use book::base::problem::Problem;
use book::base::tables;
use book::model::listing::{COUNTERPART_OUTPUT, OUTPUT};
use book::pages::excerpt::is_hidden;
use book::pages::expand;
use libtest_mimic::{Failed, Trial};
use pulldown_cmark::{Event, Tag, TagEnd};
use regex::Regex;
use serde::Deserialize;

use crate::base::cells::rows;
use crate::base::suite::{Page, Suite, all};
use crate::pages::prose::prose;

/// The page, relative to `src`.
pub const PAGE: &str = "appendices/phrasebook.md";

/// What the page has to have, relative to the root.
const CONTENT: &str = "tools/book/tests/phrasebook.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    /// The programs that a row of the page names.
    programs: Vec<String>,
    /// The figures of calls.
    figure: Vec<Figure>,
}

/// A figure of the page: both programs print a line for each call that begins
/// with its name, or with the names of several that one line needs.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Figure {
    /// A listing of the appendices.
    listing: String,
    anchor: String,
    /// The calls in it, in order.
    calls: Vec<String>,
}

impl Content {
    /// Itself, if there is anything to check.
    fn checked(self) -> Result<Self, Problem> {
        let lists = [
            ("program", self.programs.len()),
            ("figure", self.figure.len()),
            (
                "call",
                self.figure
                    .iter()
                    .map(|figure| figure.calls.len())
                    .min()
                    .unwrap_or(0),
            ),
        ];
        match lists.iter().find(|(_, length)| *length == 0) {
            None => Ok(self),
            Some((what, _)) => {
                let what = format!("a list of it has no {what}, so that nothing would be checked");
                Err(Problem::of(CONTENT, what))
            }
        }
    }
}

fn content() -> Result<&'static Content, Problem> {
    static CONTENTS: LazyLock<Result<Content, Problem>> = LazyLock::new(|| {
        let text = files::read(&home().join(CONTENT))
            .map_err(|error| Problem::from_error(CONTENT, &error))?;
        let content: Content = tables::parse(CONTENT, &text)?;
        content.checked()
    });
    CONTENTS.as_ref().map_err(Problem::clone)
}

/// What a program begins a line with when it prints, in either language.
static LABEL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"\bprint(?:ln!)?\(\s*f?"([^"{:]+):"#).expect("it is valid"));

/// A text in a program.
static STRING: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#""[^"\n]*""#).expect("it is valid"));

/// A word of a program.
static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\w+").expect("it is valid"));

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let trial = |name: &str, check: fn(&Suite) -> Result<(), Failed>| {
        let suite = Arc::clone(suite);
        Trial::test(name.to_owned(), move || check(&suite))
    };
    vec![
        trial("book::programs", |suite| {
            all(programs(suite, text(suite)?)?)
        }),
        trial("book::calls", |suite| all(calls(suite, text(suite)?)?)),
        trial("drift::phrasebook/programs", programs_are_noticed),
        trial("drift::phrasebook/calls", calls_are_noticed),
        trial("drift::phrasebook/names", names_are_allowed_here),
    ]
}

/// Whether `code` on the page `path` names one of the programs, whose digits
/// no listing shows.
pub fn is_program(path: &str, code: &str) -> bool {
    let is_known = |content: &Content| content.programs.iter().any(|program| program == code);
    path == PAGE && content().is_ok_and(is_known)
}

fn text(suite: &Suite) -> Result<&str, Failed> {
    let page = suite.pages.iter().find(|page| page.path == PAGE);
    page.map(|page| page.text.as_str())
        .ok_or_else(|| problem("it is missing, and lists programs and calls").into())
}

/// Something is wrong with the page.
fn problem(what: impl Into<String>) -> Problem {
    Problem::of(format!("src/{PAGE}"), what)
}

/// Something is wrong in this line of the page.
fn at(line: usize, what: impl Into<String>) -> Problem {
    Problem::at(format!("src/{PAGE}"), line, what)
}

/// What is wrong with the rows of the programs on the phrasebook `text`.
fn programs(suite: &Suite, text: &str) -> Result<Vec<Problem>, Problem> {
    let rows = rows(text);
    let mut problems = Vec::new();
    for program in &content()?.programs {
        let mut of = rows
            .iter()
            .filter(|row| row.names().any(|name| name == program));
        match (of.next(), of.next()) {
            (None, _) => problems.push(
                problem(format!("no row names `{program}`"))
                    .cure("add one, with the listing that covers it"),
            ),
            (Some(_), Some(again)) => {
                let what = format!("`{program}` is in a row for the second time");
                problems.push(at(again.line, what));
            }
            (Some(row), None) if row.links().next().is_none() => problems.push(
                at(row.line, format!("the row of `{program}` links no listing")).cure(
                    "link the one that covers it, as \
                     [`threads-start-and-join`](../threads/start-and-join.md)",
                ),
            ),
            (Some(row), None) => problems.extend(
                row.links()
                    .filter_map(|(package, to)| link_problem(suite, package, to))
                    .map(|what| at(row.line, format!("`{program}`: {what}"))),
            ),
        }
    }
    Ok(problems)
}

/// What is wrong with a link from a program's row to a listing.
fn link_problem(suite: &Suite, package: &str, to: &str) -> Option<String> {
    let known = || suite.book.listings();
    let Some(listing) = known().find(|listing| listing.package() == package) else {
        let packages: Vec<String> = known().map(|listing| listing.package()).collect();
        let near = nearest(package, packages.iter().map(String::as_str));
        return Some(format!("`{package}` is no listing{near}"));
    };
    let file = to.split('#').next().unwrap_or_default();
    let path = file.strip_prefix("../").unwrap_or(file);
    let shown_on = || suite.pages_that_show(&listing.name);
    if shown_on().any(|page| page.path == path) {
        return None;
    }
    let cure = shown_on().next().map_or("no page does".to_owned(), |page| {
        format!("link ../{}, which does", page.path)
    });
    Some(format!(
        "the link `{to}` leads to no page that shows `{package}`; {cure}"
    ))
}

/// The words that a program prints before a colon.
fn labels<'a>(pattern: &Regex, text: &'a str) -> Vec<&'a str> {
    pattern
        .captures_iter(text)
        .flat_map(|captures| captures.get(1).expect("it has one").as_str().split(", "))
        .collect()
}

/// What is wrong with the figures of calls on the phrasebook `text`.
fn calls(suite: &Suite, text: &str) -> Result<Vec<Problem>, Failed> {
    let expanded = expand::page(&suite.book, PAGE, text)?;
    let headings = headings(text);
    let mut problems = Vec::new();
    let mut printed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for figure in &content()?.figure {
        let calls: Vec<&str> = figure.calls.iter().map(String::as_str).collect();
        printed.entry(&figure.listing).or_default().extend(&calls);
        let argument = format!("appendices/{}:{}", figure.listing, figure.anchor);
        let shown = markdown::directives(text)
            .into_iter()
            .find(|directive| directive.argument == argument);
        let Some(shown) = shown else {
            problems.push(
                problem(format!("{} are not shown", quoted(&calls)))
                    .cure(format!("show them with {{{{#listing {argument}}}}}")),
            );
            continue;
        };
        let above = headings.iter().rfind(|(line, _)| *line < shown.line);
        if above.is_none_or(|(_, named)| *named != calls) {
            let named = quoted(&calls);
            let what = format!("the heading above it has to name {named}, in this order");
            problems.push(at(shown.line, what));
        }
        let from = format!("{} {argument}", shown.name);
        let tab = |language: &str| -> String {
            let is_it = |word: &String| word == language;
            let blocks = expanded.blocks.iter();
            blocks
                .filter(|block| block.from.as_deref() == Some(&from))
                .filter(|block| block.info.first().is_some_and(is_it))
                .flat_map(|block| block.text.lines())
                .filter(|line| language != "rust" || !is_hidden(line))
                .map(|line| format!("{line}\n"))
                .collect()
        };
        let wrong = figure_problems(&calls, &tab("rust"), &tab("python"));
        problems.extend(wrong.into_iter().map(|what| at(shown.line, what)));
    }
    for (slug, calls) in printed {
        let listing = suite.book.listing(&format!("appendices/{slug}"))?;
        for file in [OUTPUT, COUNTERPART_OUTPUT] {
            let output = book::base::files::read(&listing.dir.join(file))?;
            let what = output_problem(&calls, &output);
            let place = format!("{}/{file}", listing.place());
            problems.extend(what.map(|what| Problem::of(place, what)));
        }
    }
    Ok(problems)
}

/// The lines of the headings, and the calls that each names as code.
fn headings(text: &str) -> Vec<(usize, Vec<String>)> {
    let mut headings: Vec<(usize, Vec<String>)> = Vec::new();
    let mut inside = false;
    for (event, range) in markdown::parser(text).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                inside = true;
                headings.push((markdown::line_of(text, range.start), Vec::new()));
            }
            Event::End(TagEnd::Heading(_)) => inside = false,
            Event::Code(code) if inside => {
                if let Some((_, named)) = headings.last_mut() {
                    named.push(code.into_string());
                }
            }
            _ => {}
        }
    }
    headings
}

/// What is wrong with the two programs of a figure, as the page shows them.
fn figure_problems(calls: &[&str], rust: &str, python: &str) -> Vec<String> {
    let mut problems = Vec::new();
    for (language, program) in [("Rust", rust), ("Python", python)] {
        let labels = labels(&LABEL, program);
        if labels != calls {
            problems.push(format!(
                "the {language} program prints lines for {}, and not for {}; each call has a \
                 line that begins with its name and a colon",
                quoted(&labels),
                quoted(calls)
            ));
        }
    }
    let code = STRING.replace_all(python, "");
    let mut makes = calls.iter().filter(|call| !uses(&code, call));
    problems.extend(makes.next().map(|call| {
        format!("the Python program prints a line for `{call}`, but does not call it")
    }));
    problems
}

/// Whether `code` has the words of `call` after one another.
fn uses(code: &str, call: &str) -> bool {
    let words: Vec<&str> = WORD.find_iter(code).map(|word| word.as_str()).collect();
    let wanted: Vec<&str> = call.split(' ').collect();
    words.windows(wanted.len()).any(|some| some == wanted)
}

/// What is wrong with the lines that a run has printed.
fn output_problem(calls: &[&str], output: &str) -> Option<String> {
    let label = |line: &str| line.split_once(": ").map(|(label, _)| label.to_owned());
    let printed: Vec<String> = output.lines().filter_map(label).collect();
    let printed: Vec<&str> = printed.iter().flat_map(|label| label.split(", ")).collect();
    (printed != calls).then(|| {
        format!(
            "it has lines for {}, and not for {}",
            quoted(&printed),
            quoted(calls)
        )
    })
}

fn quoted(calls: &[&str]) -> String {
    let quoted: Vec<String> = calls.iter().map(|call| format!("`{call}`")).collect();
    quoted.join(", ")
}

/// A change to the page, and what the check then has to say.
type Change = (&'static str, &'static str, &'static str);

fn changed(text: &str, from: &str, to: &str) -> Result<String, Failed> {
    if text.matches(from).count() != 1 {
        return Err(format!("src/{PAGE} does not have {from:?} once").into());
    }
    Ok(text.replace(from, to))
}

fn says<P: Display + Debug>(problems: &[P], wanted: &str) -> Result<(), Failed> {
    match problems {
        [one] if one.to_string().contains(wanted) => Ok(()),
        _ => Err(format!("it should say {wanted:?} and no more, but said {problems:#?}").into()),
    }
}

fn silent<P: Debug>(problems: &[P]) -> Result<(), Failed> {
    match problems {
        [] => Ok(()),
        _ => Err(format!("it should say nothing, but said {problems:#?}").into()),
    }
}

fn programs_are_noticed(suite: &Suite) -> Result<(), Failed> {
    const CHANGES: [Change; 5] = [
        ("| `async/01`:", "| Another:", "no row names `async/01`"),
        (
            "| `async/01`:",
            "| `async/01`, `events`:",
            "`events` is in a row for the second time",
        ),
        (
            "[`async-one-client`](../async/asking-many-servers-again.md#listing-async-one-client-main)",
            "one client",
            "the row of `async_example_3` links no listing",
        ),
        (
            "[`async-in-call-order`]",
            "[`async-in-cal-order`]",
            "`async-in-cal-order` is no listing; did you mean `async-in-call-order`",
        ),
        (
            "[`async-in-call-order`](../async/many-at-once.md",
            "[`async-in-call-order`](../async/runtimes.md",
            "shows `async-in-call-order`; link ../async/many-at-once.md, which does",
        ),
    ];
    let page = text(suite)?;
    for (from, to, wanted) in CHANGES {
        says(&programs(suite, &changed(page, from, to)?)?, wanted)?;
    }
    Ok(())
}

fn calls_are_noticed(suite: &Suite) -> Result<(), Failed> {
    const CHANGES: [Change; 3] = [
        (
            "`gather`, `return_exceptions`",
            "`gather`",
            "the heading above it has to name `gather`",
        ),
        (
            "`return_exceptions`, `TaskGroup`",
            "`TaskGroup`, `return_exceptions`",
            "in this order",
        ),
        (
            "{{#listing appendices/async-calls:many}}",
            "",
            "`as_completed` are not shown; show them with {{#listing appendices/async-calls:many}}",
        ),
    ];
    let page = text(suite)?;
    for (from, to, wanted) in CHANGES {
        says(&calls(suite, &changed(page, from, to)?)?, wanted)?;
    }
    let rust = "println!(\"gather, wait: {x}\");\n    println!(\n    \"async for: {y}\"\n);\n";
    let python = "gather(wait())\nprint(\"gather, wait:\", x)\nasync  for x in y:\n    \
                  print(f\"async for: {x}\")\n";
    let names = ["gather", "wait", "async for"];
    silent(&figure_problems(&names, rust, python))?;
    let cases = [
        (
            rust.replace("gather, ", ""),
            python.to_owned(),
            "the Rust program prints lines for",
        ),
        (
            rust.to_owned(),
            python.replace("\"gather, wait:\"", "x"),
            "the Python program prints",
        ),
        (
            rust.to_owned(),
            python.replace("gather(", "together("),
            "does not call it",
        ),
        (
            rust.to_owned(),
            python.replace("async  for", "for"),
            "`async for`, but does not call",
        ),
    ];
    for (rust, python, wanted) in cases {
        says(&figure_problems(&names, &rust, &python), wanted)?;
    }
    let output = "gather, wait: [1]\nasync for: 2\n";
    assert_eq!(output_problem(&names, output), None);
    for (content, wanted) in [
        ("programs = []\nfigure = []", "no program"),
        ("programs = ['a']\nfigure = []", "no figure"),
        (
            "programs = ['a']\n[[figure]]\nlisting = 'x'\nanchor = 'y'\ncalls = []",
            "no call",
        ),
    ] {
        let content: Content = tables::parse(CONTENT, content)?;
        says(&Vec::from_iter(content.checked().err()), wanted)?;
    }
    let lost = output_problem(&names, "gather, wait: [1]\n");
    says(
        &Vec::from_iter(lost),
        "and not for `gather`, `wait`, `async for`",
    )
}

/// The names of the programs have digits: as code, on this page, and no other.
fn names_are_allowed_here(suite: &Suite) -> Result<(), Failed> {
    let problems = |path: &str, text: &str| {
        let prose = prose(&Page {
            path: path.to_owned(),
            text: text.to_owned(),
        });
        prose
            .iter()
            .filter_map(|prose| prose.problem(suite, "", path))
            .collect::<Vec<_>>()
    };
    silent(&problems(PAGE, "See `async/01`."))?;
    says(
        &problems("threads/sharing.md", "See `async/01`."),
        "`async/01` is typed",
    )?;
    says(&problems(PAGE, "See `async/02`."), "`async/02` is typed")?;
    says(&problems(PAGE, "See async/01."), "`async/01` is typed")?;
    says(&problems(PAGE, "Of `async/01`, 20."), "`20` is typed")
}
