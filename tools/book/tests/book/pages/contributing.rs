//! Reads what `CONTRIBUTING.md` tells authors in tables, against what has it
//! from the first: the directives, the fields of metadata, and the checks.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::{Context, Result};
use book::base::files;
use book::base::problem::Problem;
use book::base::tables;
use book::model::metadata::{Counterpart, Metadata};
use book::pages::directive;
use libtest_mimic::{Failed, Trial};
use serde::de::DeserializeOwned;

use crate::base::sample::Case;
use crate::base::sections::{Section, code, links, sections};
use crate::base::suite::{Suite, all};

/// What tells authors how to write and where things are.
const FILE: &str = "CONTRIBUTING.md";

/// The sections with tables.
const DIRECTIVES: &str = "Directives";
const METADATA: &str = "The metadata of a listing";
const COUNTERPARTS: &str = "The metadata of a counterpart";
const CHECKS: &str = "Checks";

/// The kind of checks that there are only while a listing cannot be read.
const UNREADABLE: &str = "listing";

/// What the tables have to say.
struct Wanted {
    /// The table of directives, as the tool makes it.
    directives: String,
    /// The fields of each kind of metadata.
    fields: [(&'static str, BTreeSet<String>); 2],
    /// What the names of checks begin with, up to `::`.
    checks: BTreeSet<String>,
}

/// The tests of what authors read; `names` are those of all other tests.
pub fn trials<'a>(suite: &Arc<Suite>, names: impl Iterator<Item = &'a str>) -> Vec<Trial> {
    let kinds = names.filter_map(kind).filter(|kind| *kind != UNREADABLE);
    let checks: BTreeSet<String> = kinds.map(str::to_owned).collect();
    let suite = Arc::clone(suite);
    let mut trials = vec![Trial::test("book::contributing", move || {
        let wanted = Wanted {
            directives: directive::reference(),
            fields: [
                (METADATA, fields::<Metadata>()?),
                (COUNTERPARTS, fields::<Counterpart>()?),
            ],
            checks,
        };
        let read = |file: &str| files::read(&suite.root().join(file)).ok();
        let text = files::read(&suite.root().join(FILE))?;
        all(problems(&text, &wanted, &read))
    })];
    for case in CASES {
        let name = format!("drift::contributing/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// What the name of a check begins with.
fn kind(name: &str) -> Option<&str> {
    name.split_once("::").map(|(kind, _)| kind)
}

/// The fields that `T` may have, which it names when it is given another.
fn fields<T: DeserializeOwned>() -> Result<BTreeSet<String>> {
    let refusal = tables::parse::<T>(FILE, "no-such-field = 1").err();
    let what = refusal.context("it takes every field")?.what;
    let (_, known) = what
        .split_once("expected one of ")
        .with_context(|| format!("no fields are named in: {what}"))?;
    Ok(code(known).into_iter().collect())
}

/// What is wrong with the tables in `text`; `read` gives a file of the book, if
/// it is there.
fn problems(text: &str, wanted: &Wanted, read: &dyn Fn(&str) -> Option<String>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let sections = sections(text);
    let mut section = |title: &str| {
        let found = sections.iter().find(|section| section.title == title);
        if found.is_none() {
            problems.push(Problem::of(FILE, format!("it has no section “{title}”")));
        }
        found
    };
    let directives = section(DIRECTIVES);
    let fields = wanted
        .fields
        .each_ref()
        .map(|(title, fields)| (section(title), fields));
    let checks = section(CHECKS);
    if let Some(section) = directives
        && !section.body.contains(&wanted.directives)
    {
        let what = "its table is not the one that tools/book/src/pages/directive.rs makes";
        problems.push(
            Problem::at(FILE, section.line, what)
                .cure("put this in its place:")
                .said(&wanted.directives),
        );
    }
    for (section, fields) in fields {
        let Some(section) = section else { continue };
        let told = rows(section).into_iter().flat_map(|row| code(&first(row)));
        problems.extend(other(section, "field", fields, &told.collect()));
    }
    let Some(section) = checks else {
        return problems;
    };
    let mut told = BTreeSet::new();
    for row in rows(section) {
        let names = code(&first(row));
        let files = links(row).into_iter().map(|(_, link)| link);
        for kind in names.iter().filter_map(|name| kind(name)) {
            told.insert(kind.to_owned());
            if files.len() == 0 {
                let what = format!("the row of `{kind}::` links no file");
                problems
                    .push(Problem::at(FILE, section.line, what).cure("link the one that has it"));
            }
            for file in files.clone() {
                let text = read(&file);
                let begins = [format!("\"{kind}::"), format!("\"{kind}\"")];
                let names = |text: String| begins.iter().any(|begin| text.contains(begin));
                if !text.is_some_and(names) {
                    let what = format!("`{file}` has no check with a name in `{kind}::`");
                    problems.push(
                        Problem::at(FILE, section.line, what).cure("link the file that has it"),
                    );
                }
            }
        }
    }
    problems.extend(other(section, "kind of check", &wanted.checks, &told));
    problems
}

/// The rows of the tables of a section, without their heads.
fn rows<'a>(section: &Section<'a>) -> Vec<&'a str> {
    let is_row = |line: &&str| line.starts_with("| ");
    let lines: Vec<&str> = section.body.lines().collect();
    let follows_head = |index: usize| lines.get(index + 1).is_some_and(|l| l.starts_with("|---"));
    let rows = lines.iter().enumerate();
    rows.filter(|(index, line)| is_row(line) && !follows_head(*index))
        .map(|(_, line)| *line)
        .collect()
}

/// The first cell of a row.
fn first(row: &str) -> String {
    row.split('|').nth(1).unwrap_or_default().to_owned()
}

/// What is wrong if a table has other rows than it should.
fn other(
    section: &Section,
    what: &str,
    wanted: &BTreeSet<String>,
    told: &BTreeSet<String>,
) -> Vec<Problem> {
    let problem = |what: String| Problem::at(FILE, section.line, what);
    let missing = wanted.difference(told).map(|name| {
        problem(format!("its table has no row for the {what} `{name}`")).cure("add one")
    });
    let gone = told
        .difference(wanted)
        .map(|name| problem(format!("there is no {what} `{name}`")).cure("delete its row"));
    missing.chain(gone).collect()
}

/// What is right for [`sample`].
const SAMPLE: &str = "\
# Writing

## Directives

| Directive | Shows |
|---|---|
| `{{#one a}}` | one |

## The metadata of a listing

| Field | Says |
|---|---|
| `claim` | what |
| `ends` | how |

## The metadata of a counterpart

| Field | Says |
|---|---|
| `python`, `packages` | which |

## Checks

| Name | Where |
|---|---|
| `page::` | [page.rs](pages/page.rs) |
| `output::`, `python::` | [outputs.rs](outputs.rs) |
";

fn sample() -> Wanted {
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Wanted {
        directives: "| Directive | Shows |\n|---|---|\n| `{{#one a}}` | one |\n".to_owned(),
        fields: [
            (METADATA, set(&["claim", "ends"])),
            (COUNTERPARTS, set(&["packages", "python"])),
        ],
        checks: set(&["output", "page", "python"]),
    }
}

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "| how |",
        to: "| in which way |",
        says: &[],
    },
    Case {
        name: "directive",
        from: "| one |",
        to: "| two |",
        says: &[
            "CONTRIBUTING.md:3: its table is not the one that tools/book/src/pages/directive.rs \
             makes; put this in its place:\n| Directive | Shows |",
        ],
    },
    Case {
        name: "no-section",
        from: "## Directives",
        to: "## Directions",
        says: &["CONTRIBUTING.md: it has no section “Directives”"],
    },
    Case {
        name: "no-checks",
        from: "## Checks",
        to: "## Tests",
        says: &["CONTRIBUTING.md: it has no section “Checks”"],
    },
    Case {
        name: "field-missing",
        from: "| `ends` | how |\n",
        to: "",
        says: &["CONTRIBUTING.md:9: its table has no row for the field `ends`; add one"],
    },
    Case {
        name: "field-unknown",
        from: "`python`, `packages`",
        to: "`python`, `packages`, `pips`",
        says: &["CONTRIBUTING.md:16: there is no field `pips`; delete its row"],
    },
    Case {
        name: "check-missing",
        from: "| `page::` | [page.rs](pages/page.rs) |\n",
        to: "",
        says: &["CONTRIBUTING.md:22: its table has no row for the kind of check `page`; add one"],
    },
    Case {
        name: "check-unknown",
        from: "`page::`",
        to: "`page::`, `pace::`",
        says: &["CONTRIBUTING.md:22: there is no kind of check `pace`; delete its row"],
    },
    Case {
        name: "check-elsewhere",
        from: "(outputs.rs)",
        to: "(pages/page.rs)",
        says: &["CONTRIBUTING.md:22: `pages/page.rs` has no check with a name in `output::`"],
    },
    Case {
        name: "file-named-only",
        from: "[outputs.rs](outputs.rs)",
        to: "outputs.rs",
        says: &["CONTRIBUTING.md:22: the row of `output::` links no file; link the one that"],
    },
    Case {
        name: "file-missing",
        from: "(outputs.rs)",
        to: "(output.rs)",
        says: &["`output.rs` has no check with a name in `python::`; link the file that has it"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let read = |file: &str| match file {
        "pages/page.rs" => Some("format!(\"page::{name}\")".to_owned()),
        "outputs.rs" => Some("trial(\"output\"); trial(\"python\")".to_owned()),
        _ => None,
    };
    let changed = case.change([SAMPLE]);
    case.judge(&problems(&changed[0], &sample(), &read))
}
