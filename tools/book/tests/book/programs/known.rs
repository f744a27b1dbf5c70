//! The names that Python and the crates of the book know: what a page may name
//! without showing it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

use anyhow::{Context, Result, bail};
use book::base::folders;
use book::base::home::home;
use book::programs::run::{self, Until};
use book::programs::{cargo, python};
use libtest_mimic::Failed;
use regex::Regex;
use serde::Deserialize;

use crate::base::spans::spans;
use crate::base::suite::{Suite, said};
use crate::base::words::words;

/// The program that prints what Python knows.
const QUESTION: &str = "tests/book/programs/names.py";

/// A module that a program in Python imports.
static IMPORT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?m)^\s*(?:import|from) ([\w.]+)").expect("the pattern is valid")
});

/// What stands before a name that a crate offers.
const OFFERS: [&str; 10] = [
    "fn",
    "struct",
    "enum",
    "trait",
    "mod",
    "type",
    "const",
    "static",
    "macro_rules",
    "union",
];

/// How sure a name has to be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// A module, a class or a crate offers it.
    Offered,
    /// Or the source of one speaks of it: crates use what std offers, and an
    /// attribute of an object is only in the source.
    Spoken,
}

/// What was asked, and what is read to answer.
struct Names {
    /// What Python offers.
    offered: BTreeSet<String>,
    /// Of what the sources of its modules speak.
    spoken: BTreeSet<String>,
    /// The sources of the crates.
    sources: Vec<String>,
    /// The features that they have.
    features: BTreeSet<String>,
}

/// The Python that is asked, or why the names cannot be looked up here.
///
/// # Errors
///
/// One sentence, with the cure.
pub fn python(suite: &Suite) -> Result<&'static python::Python, String> {
    static FOUND: OnceLock<Result<&'static python::Python, String>> = OnceLock::new();
    let found = FOUND.get_or_init(|| {
        let listings = suite.book.listings();
        let counterparts = listings.filter_map(|listing| listing.metadata.counterpart.as_ref());
        // The one that asks for most.
        let most =
            counterparts.max_by_key(|counterpart| (counterpart.python, counterpart.packages.len()));
        python::find_for(most.ok_or("no listing has a counterpart in Python")?)
    });
    found.clone()
}

/// Whether Python or a crate of the book knows `name`. What was found out is
/// remembered while Python, the compiler and the crates are the same.
///
/// # Errors
///
/// When Python or Cargo cannot be asked.
pub fn knows(suite: &Suite, name: &str, proof: Proof) -> Result<bool, Failed> {
    static NAMES: OnceLock<Result<Names, String>> = OnceLock::new();
    static ASKED: Mutex<()> = Mutex::new(());
    let python = self::python(suite)?;
    let passed = suite.passed()?;
    let question = include_str!("names.py");
    let key = |answer: bool| format!("name {name} {proof:?} {answer} {} {question}", python.full);
    for answer in [true, false] {
        if passed.has(&key(answer)) {
            return Ok(answer);
        }
    }
    let guard = ASKED.lock().unwrap_or_else(PoisonError::into_inner);
    let names = NAMES.get_or_init(|| read(suite, python).map_err(|error| format!("{error:#}")));
    drop(guard);
    let names = names.as_ref().map_err(Failed::from)?;
    let answer = names.know(name, proof);
    passed
        .add(&key(answer))
        .map_err(|error| format!("{error:#}"))?;
    Ok(answer)
}

fn program() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(QUESTION)
}

fn read(suite: &Suite, python: &python::Python) -> Result<Names> {
    let mut names = Names {
        offered: BTreeSet::new(),
        spoken: BTreeSet::new(),
        sources: Vec::new(),
        features: BTreeSet::new(),
    };
    names.add_python(suite, python)?;
    names.add_crates()?;
    Ok(names)
}

impl Names {
    fn know(&self, name: &str, proof: Proof) -> bool {
        self.offered.contains(name)
            || proof == Proof::Spoken
                && (self.spoken.contains(name) || self.features.contains(name))
            || self.sources.iter().any(|source| is_in(source, name, proof))
    }

    /// Asks Python, with the modules that the book's programs and pages name.
    fn add_python(&mut self, suite: &Suite, python: &python::Python) -> Result<()> {
        let mut modules = BTreeSet::new();
        for text in suite.material().map_err(said)?.listings.values() {
            let imports = IMPORT.captures_iter(text);
            modules.extend(imports.map(|captures| captures[1].to_owned()));
        }
        for span in suite.pages.iter().flat_map(|page| spans(&page.text)) {
            let name = span
                .code
                .split(|c: char| !c.is_alphanumeric() && c != '_' && c != '.');
            modules.extend(
                name.take(1)
                    .filter(|name| name.find('.').is_some_and(|at| at > 0))
                    .map(str::to_owned),
            );
        }
        let mut command = python::script_command(python, &["aiohttp".to_owned()], &program());
        command.args(modules);
        let output = run::output(command, run::QUICK, Until::Exit, None)?;
        if !output.success() {
            bail!(
                "{QUESTION} ended with {}:\n{}",
                output.ending,
                output.errors()
            );
        }
        for name in output.text().lines() {
            match name.strip_prefix('=') {
                Some(name) => self.spoken.insert(name.to_owned()),
                None => self.offered.insert(name.to_owned()),
            };
        }
        Ok(())
    }

    /// Reads the sources of the crates that the workspace's packages ask for,
    /// and of those that begin with the name of one, as rayon-core does.
    fn add_crates(&mut self) -> Result<()> {
        let mut command = cargo::cargo(home());
        command.args(["metadata", "--format-version=1", "--offline"]);
        let output = run::output(command, run::QUICK, Until::Exit, None)?;
        let metadata: Metadata = serde_json::from_slice(&output.stdout)
            .context("cargo metadata did not answer in JSON")?;
        let own = metadata
            .packages
            .iter()
            .filter(|package| package.source.is_none());
        let asked: BTreeSet<&str> = own
            .flat_map(|package| &package.dependencies)
            .map(|dependency| dependency.name.as_str())
            .collect();
        let is_asked = |name: &str| {
            asked.contains(name)
                || asked.iter().any(|asked| {
                    name.strip_prefix(asked)
                        .is_some_and(|rest| rest.starts_with('-'))
                })
        };
        for package in &metadata.packages {
            if package.source.is_some() && is_asked(&package.name) {
                let dir = Path::new(&package.manifest_path)
                    .parent()
                    .context("it has a folder")?;
                self.features.extend(package.features.keys().cloned());
                for path in folders::files(&dir.join("src"), |path| {
                    path.extension().is_some_and(|extension| extension == "rs")
                })? {
                    self.sources
                        .push(fs::read_to_string(&path).unwrap_or_default());
                }
            }
        }
        Ok(())
    }
}

/// Whether a Rust source has the name outside its comments, or offers it.
fn is_in(source: &str, name: &str, proof: Proof) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    source.match_indices(name).any(|(at, _)| {
        let (before, after) = (&source[..at], &source[at + name.len()..]);
        if before.ends_with(is_word) || after.starts_with(is_word) {
            return false;
        }
        let line = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
        if line.contains("//") {
            return false;
        }
        let word = words(line).last().unwrap_or_default();
        proof == Proof::Spoken
            || OFFERS.contains(&word) && (line.contains("pub ") || word == "macro_rules")
    })
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    source: Option<String>,
    manifest_path: String,
    dependencies: Vec<Dependency>,
    features: std::collections::BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
}
