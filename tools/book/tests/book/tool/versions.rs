//! Files that no constant reaches (scripts, settings, the page's own script)
//! name the versions that the tool does.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use book::base::home::home;
use book::base::markdown::line_of;
use book::base::problem::Problem;
use book::base::version::{EDITION, PYTHON};
use libtest_mimic::{Failed, Trial};
use regex::Regex;

use crate::base::suite::all;

/// A file, and the pattern whose group is the version in it.
type Place = (&'static str, &'static str);

/// What names the edition of Rust, which is [`EDITION`].
const EDITIONS: [Place; 4] = [
    ("Cargo.toml", r#"(?m)^edition = "([^"]+)""#),
    ("book.toml", r#"(?m)^edition = "([^"]+)""#),
    ("theme/figures.js", r#"edition: "([^"]+)""#),
    (".ci/run", r"--edition (\S+)"),
];

/// What names the Python of the counterparts, which is [`PYTHON`].
const PYTHONS: [Place; 6] = [
    ("tools/get-python", r"version=\$\{1:-([^}]+)\}"),
    ("tools/get-packages", r"version=\$\{1:-([^}]+)\}"),
    (".ci/run", r"(?i)\bpython ?(\d+\.\d+)"),
    (".github/workflows/book.yml", r#"python-version: "([^"]+)""#),
    ("README.md", r"\bPython (\d+\.\d+)"),
    ("tools/book/src/pages/directive.rs", r"\bPython (\d+\.\d+)"),
];

pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("tool::versions", || all(problems(read)?)),
        Trial::test("drift::versions/each-place", each_place),
    ]
}

fn read(file: &str) -> Result<String> {
    let path: &Path = &home().join(file);
    fs::read_to_string(path).with_context(|| format!("{file} cannot be read"))
}

/// Every place, and the version that it has to name.
fn places() -> impl Iterator<Item = (Place, String)> {
    let editions = EDITIONS.map(|place| (place, EDITION.to_owned()));
    let pythons = PYTHONS.map(|place| (place, PYTHON.to_string()));
    editions.into_iter().chain(pythons)
}

/// What is wrong with the files that `read` gives.
fn problems(read: impl Fn(&str) -> Result<String>) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for ((file, pattern), wanted) in places() {
        let text = read(file)?;
        let mut found = false;
        for captures in Regex::new(pattern)?.captures_iter(&text) {
            found = true;
            let version = captures.get(1).context("a pattern has a group")?;
            if version.as_str() != wanted {
                let line = line_of(&text, version.start());
                let what = format!("it names {}", version.as_str());
                let cure = format!("tools/book/src/base/version.rs names {wanted}");
                problems.push(Problem::at(file, line, what).cure(cure));
            }
        }
        if !found {
            let what = format!("nothing in it looks like `{pattern}`, where it names {wanted}");
            problems.push(Problem::of(file, what));
        }
    }
    Ok(problems)
}

/// Each place in turn names another version, and then none.
fn each_place() -> Result<(), Failed> {
    for ((changed, pattern), _) in places() {
        let pattern = Regex::new(pattern)?;
        for (to, wanted) in [("9.9", "it names 9.9; "), ("", "nothing in it looks like")] {
            let said = problems(|file| {
                let mut text = read(file)?;
                if file == changed {
                    for captures in Vec::from_iter(pattern.captures_iter(&text.clone()))
                        .iter()
                        .rev()
                    {
                        let range = if to.is_empty() {
                            captures.get_match().range()
                        } else {
                            captures.get(1).context("a pattern has a group")?.range()
                        };
                        text.replace_range(range, to);
                    }
                }
                Ok(text)
            })?;
            let is_said = |problem: &Problem| {
                problem.place == changed && problem.to_string().contains(wanted)
            };
            if !said.iter().any(is_said) {
                return Err(format!("{changed}: it should say {wanted:?}, not {said:?}").into());
            }
        }
    }
    Ok(())
}
