//! Reads what `CONTRIBUTING.md` tells authors in tables, against what has it
//! from the first: the directives, the fields of metadata, and the checks.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use anyhow::{Context, Result};
use book::base::files;
use book::base::folders;
use book::base::names::slashed;
use book::base::problem::Problem;
use book::base::tables;
use book::model::metadata::{Counterpart, Metadata, Try};
use book::pages::directive;
use libtest_mimic::{Failed, Trial};
use regex::Regex;
use serde::de::DeserializeOwned;

use crate::base::sample::Case;
use crate::base::sections::{Section, code, links, sections};
use crate::base::suite::{Suite, all};

/// What tells authors how to write and where things are.
const FILE: &str = "CONTRIBUTING.md";

/// Where the checks are.
const FOLDER: &str = "tools/book/tests/book";

/// The sections with tables.
const DIRECTIVES: &str = "Directives";
const METADATA: &str = "The metadata of a listing";
const COUNTERPARTS: &str = "The metadata of a counterpart";
const TRIES: &str = "Tries";
const CHECKS: &str = "Checks";

/// The kind of checks that there are only while a listing cannot be read.
const UNREADABLE: &str = "listing";

/// What the tables have to say.
struct Wanted {
    /// The table of directives, as the tool makes it.
    directives: String,
    /// The fields of each kind of metadata.
    fields: [(&'static str, BTreeSet<String>); 3],
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
                (TRIES, fields::<Try>()?),
            ],
            checks,
        };
        let text = files::read(&suite.root().join(FILE))?;
        all(problems(&text, &wanted, &sources(suite.root())?))
    })];
    for case in CASES {
        let name = format!("drift::contributing/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// A file of the checks, relative to the book's root, and its text.
type Source = (String, String);

fn sources(root: &Path) -> Result<Vec<Source>> {
    let is_rust = |path: &Path| path.extension() == Some("rs".as_ref());
    let files = folders::files(&root.join(FOLDER), is_rust)?;
    let read = |path: PathBuf| Ok((slashed(path.strip_prefix(root)?), files::read(&path)?));
    files.into_iter().map(read).collect()
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

/// What is wrong with the tables in `text`, where these are the files of the
/// checks.
fn problems(text: &str, wanted: &Wanted, sources: &[Source]) -> Vec<Problem> {
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
            let linked: Vec<String> = files.clone().collect();
            problems.extend(elsewhere(section, kind, &linked, sources));
        }
    }
    problems.extend(other(section, "kind of check", &wanted.checks, &told));
    problems
}

/// What is wrong with the files that the row of a kind of checks links.
fn elsewhere(section: &Section, kind: &str, linked: &[String], all: &[Source]) -> Vec<Problem> {
    let problem = |what: String| Problem::at(FILE, section.line, what);
    let mut problems = Vec::new();
    let begins = [format!("\"{kind}::"), format!("\"{kind}\"")];
    for file in linked {
        let source = all.iter().find(|(name, _)| name == file);
        if !source.is_some_and(|(_, text)| begins.iter().any(|begin| text.contains(begin))) {
            let what = format!("`{file}` has no check with a name in `{kind}::`");
            problems.push(problem(what).cure("link the file that has it"));
        }
    }
    // The tests of checks stand beside the checks.
    if kind == "drift" {
        return problems;
    }
    for (file, text) in all {
        let mut makes = MAKES.captures_iter(text);
        if makes.any(|captures| &captures[1] == kind) && !linked.contains(file) {
            let what = format!("the row of `{kind}::` does not link {file}, which has some");
            problems.push(problem(what).cure("link it, too"));
        }
    }
    problems
}

/// Where a check is made, with the kind that begins its name.
static MAKES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"\b(?:Trial::\w+|Check::\w+|whole|trial)\(\s*(?:format!\(\s*)?"(\w+)::"#)
        .expect("the pattern is valid")
});

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

## Tries

| Field | Says |
|---|---|
| `test` | which |

## Checks

| Name | Where |
|---|---|
| `page::` | [page.rs](pages/page.rs), [prose.rs](pages/prose.rs) |
| `output::`, `python::` | [outputs.rs](outputs.rs) |
";

fn sample() -> Wanted {
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Wanted {
        directives: "| Directive | Shows |\n|---|---|\n| `{{#one a}}` | one |\n".to_owned(),
        fields: [
            (METADATA, set(&["claim", "ends"])),
            (COUNTERPARTS, set(&["packages", "python"])),
            (TRIES, set(&["test"])),
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
        name: "field-of-a-try",
        from: "| `test` | which |",
        to: "| `tests` | which |",
        says: &[
            "CONTRIBUTING.md:22: its table has no row for the field `test`; add one",
            "CONTRIBUTING.md:22: there is no field `tests`; delete its row",
        ],
    },
    Case {
        name: "check-missing",
        from: "| `page::` | [page.rs](pages/page.rs), [prose.rs](pages/prose.rs) |\n",
        to: "",
        says: &["CONTRIBUTING.md:28: its table has no row for the kind of check `page`; add one"],
    },
    Case {
        name: "check-unknown",
        from: "`page::`",
        to: "`page::`, `pace::`",
        says: &["CONTRIBUTING.md:28: there is no kind of check `pace`; delete its row"],
    },
    Case {
        name: "check-elsewhere",
        from: "(outputs.rs)",
        to: "(pages/page.rs)",
        says: &["CONTRIBUTING.md:28: `pages/page.rs` has no check with a name in `output::`"],
    },
    Case {
        name: "file-named-only",
        from: "[outputs.rs](outputs.rs)",
        to: "outputs.rs",
        says: &["CONTRIBUTING.md:28: the row of `output::` links no file; link the one that"],
    },
    Case {
        name: "file-of-several",
        from: ", [prose.rs](pages/prose.rs)",
        to: "",
        says: &[
            "CONTRIBUTING.md:28: the row of `page::` does not link pages/prose.rs, which has some",
        ],
    },
    Case {
        name: "file-missing",
        from: "(outputs.rs)",
        to: "(output.rs)",
        says: &["`output.rs` has no check with a name in `python::`; link the file that has it"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let sources = [
        ("pages/page.rs", "Check::new(format!(\"page::{name}\"))"),
        ("pages/prose.rs", "Trial::test(\n    \"page::words\")"),
        ("outputs.rs", "trial(\"output\"); trial(\"python\")"),
    ];
    let sources = sources.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let changed = case.change([SAMPLE]);
    case.judge(&problems(&changed[0], &sample(), &sources))
}
