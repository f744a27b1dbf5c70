//! Runs every listing and counterpart, compiles what must not compile, and
//! compares what comes out with what is recorded.

use std::fs;
use std::sync::Arc;

use anyhow::Context;
use book::base::files::digest;
use book::base::folders;
use book::base::home::home;
use book::base::problem::Problem;
use book::model::contract::{Contract, normalise};
use book::model::listing::{
    COUNTERPART, COUNTERPART_OUTPUT, Listing, MANIFEST, OUTPUT, SOURCE, fail_message, fail_source,
};
use book::model::seal::Seal;
use book::programs::again::until_alike;
use book::programs::performance;
use book::programs::python::{self, Python};
use libtest_mimic::{Completion, Failed};
use snapbox::{Assert, Data};

use crate::base::check::Check;
use crate::base::suite::{Suite, all, skip};
use crate::drift::real::Changed;

pub fn checks(suite: &Arc<Suite>) -> Vec<Check> {
    let mut checks = Vec::new();
    for listing in suite.book.listings() {
        let of_kind = |kind: &str, check: fn(&Suite, &Listing) -> Result<Completion, Failed>| {
            let (suite, listing) = (Arc::clone(suite), listing.clone());
            Check::new(format!("{kind}::{}", listing.name), move || {
                check(&suite, &listing)
            })
        };
        checks.push(of_kind("output", output));
        if listing.metadata.counterpart.is_some() {
            checks.push(of_kind("python", counterpart));
        }
        for (name, wanted) in &listing.metadata.fails {
            let (suite, listing) = (Arc::clone(suite), listing.clone());
            let (name, wanted) = (name.clone(), wanted.clone());
            checks.push(Check::new(
                format!("fails::{}/{name}", listing.name),
                move || fails(&suite, &listing, &name, &wanted),
            ));
        }
    }
    checks
}

fn output(suite: &Suite, listing: &Listing) -> Result<Completion, Failed> {
    let mut problems = broken_seals(listing, &[MANIFEST, SOURCE, OUTPUT]);
    if let Some(reason) = listing.missing_system() {
        return skipped(reason, problems);
    }
    let recorded = recorded(listing, OUTPUT);
    let contract = listing.contract();
    let enough = |output: &str| output.lines().count() >= recorded.lines().count();
    let built = suite.built()?;
    let run = || performance::run_program(listing, built, &enough);
    problems.extend(differences(listing, OUTPUT, &recorded, &contract, run));
    all(problems).map(|()| Completion::Completed)
}

/// What has passed is not run again while the Python and all that lies beside
/// the program are the same.
fn counterpart(suite: &Suite, listing: &Listing) -> Result<Completion, Failed> {
    let counterpart = listing.metadata.counterpart.as_ref().expect("it has one");
    let mut problems = broken_seals(listing, &[COUNTERPART, COUNTERPART_OUTPUT]);
    if let Some(reason) = listing.missing_system() {
        return skipped(reason, problems);
    }
    let python = match python::find_for(counterpart) {
        Ok(python) => python,
        Err(reason) => {
            let reason = Problem::of(format!("{}/{COUNTERPART}", listing.place()), reason);
            return skipped(reason.to_string(), problems);
        }
    };
    let passed = suite.passed()?;
    let what = conditions(listing, python)?;
    if problems.is_empty() && passed.has(&what) {
        return Ok(Completion::Completed);
    }
    let recorded = recorded(listing, COUNTERPART_OUTPUT);
    let contract = listing.counterpart_contract(counterpart);
    let enough = |output: &str| output.lines().count() >= recorded.lines().count();
    let run = || performance::run_counterpart(listing, counterpart, python, &enough);
    problems.extend(differences(
        listing,
        COUNTERPART_OUTPUT,
        &recorded,
        &contract,
        run,
    ));
    all(problems)?;
    passed.add(&what)?;
    Ok(Completion::Completed)
}

/// Changes when something does that decides what a counterpart prints, or what
/// it is compared with.
fn conditions(listing: &Listing, python: &Python) -> anyhow::Result<String> {
    let (program, full) = (python.program.display(), &python.full);
    let mut conditions = format!("python::{} {program} {full}\n", listing.name);
    let packages = home().join(REQUIREMENTS);
    for file in folders::files(&listing.dir, |_| true)?
        .iter()
        .chain([&packages])
    {
        let bytes = fs::read(file).with_context(|| file.display().to_string())?;
        let text = String::from_utf8_lossy(&bytes);
        conditions += &format!("{} {}\n", file.display(), digest(&text));
    }
    Ok(conditions)
}

/// The packages that counterparts may import.
pub const REQUIREMENTS: &str = "tools/requirements.txt";

fn fails(suite: &Suite, listing: &Listing, name: &str, wanted: &str) -> Result<Completion, Failed> {
    let (source, message) = (fail_source(name), fail_message(name));
    let mut problems = broken_seals(listing, &[&source, &message]);
    if let Some(reason) = listing.missing_system() {
        return skipped(reason, problems);
    }
    match performance::refusal(listing, name, wanted, suite.built()?) {
        Ok(text) => problems.extend(compare(
            listing,
            &message,
            &recorded(listing, &message),
            &text,
        )),
        Err(error) => problems.push(Problem::from_error(listing.place(), &error)),
    }
    all(problems).map(|()| Completion::Completed)
}

/// What cannot run here is a skip, unless it is not what was recorded: that is
/// seen on any machine.
pub fn skipped(reason: String, problems: Vec<Problem>) -> Result<Completion, Failed> {
    if problems.is_empty() {
        return skip(reason);
    }
    all(problems).map(|()| Completion::Completed)
}

pub fn broken_seals(listing: &Listing, files: &[&str]) -> Vec<Problem> {
    match Seal::read(listing) {
        Ok(seal) => files
            .iter()
            .filter_map(|file| seal.check(listing, file).err())
            .collect(),
        Err(error) => vec![Problem::from_error(listing.place(), &error)],
    }
}

/// What the seals say of a listing with the changed file.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let parts: Vec<&str> = changed.file.splitn(4, '/').collect();
    let &[_, part, slug, file] = parts.as_slice() else {
        return Err(format!("{} is no file of a listing", changed.file).into());
    };
    let listing = changed.suite.book.listing(&format!("{part}/{slug}"));
    let listing = listing.map_err(|error| format!("{error:#}"))?;
    let scratch = tempfile::tempdir()?;
    let copy = scratch.path().join(listing.place());
    for file in folders::files(&listing.dir, |_| true)? {
        let to = copy.join(file.strip_prefix(&listing.dir)?);
        fs::create_dir_all(to.parent().expect("it has a folder"))?;
        fs::copy(&file, to)?;
    }
    fs::write(scratch.path().join(changed.file), changed.text)?;
    let copied = Listing::read(&copy)?;
    Ok(broken_seals(&copied, &[file]))
}

/// The recorded text. A missing one is reported by its seal.
pub fn recorded(listing: &Listing, file: &str) -> String {
    book::base::files::read(&listing.dir.join(file)).unwrap_or_default()
}

/// How what `run` prints differs from what is recorded of it, in its text or in
/// its times.
pub fn differences(
    listing: &Listing,
    file: &str,
    recorded: &str,
    contract: &Contract,
    run: impl Fn() -> anyhow::Result<String>,
) -> Vec<Problem> {
    let now = match until_alike(run, recorded, contract, &listing.metadata.timeline) {
        Ok(now) => now,
        Err(error) => return vec![Problem::from_error(listing.place(), &error)],
    };
    let (was, is) = (
        normalise(recorded, contract),
        normalise(&now.output, contract),
    );
    let mut problems: Vec<Problem> = compare(listing, file, &was, &is).into_iter().collect();
    problems.extend(now.in_time.into_iter().map(|difference| {
        let place = format!("{}/{file}", listing.place());
        let what = format!("{}, in each of many runs", difference.what);
        Problem::of(place, what).cure(record_again(listing))
    }));
    problems
}

pub fn compare(listing: &Listing, file: &str, recorded: &str, now: &str) -> Option<Problem> {
    // Raw: in an output, `...` and `[..]` mean themselves.
    let (recorded, now) = (Data::text(recorded).raw(), Data::text(now).raw());
    let difference = Assert::new().try_eq(Some(&"now"), now, recorded).err()?;
    let place = format!("{}/{file}", listing.place());
    Some(
        Problem::of(place, "it is not what comes out now")
            .cure(record_again(listing))
            .said(difference.to_string()),
    )
}

fn record_again(listing: &Listing) -> String {
    format!(
        "if the change is meant, run `cargo book record {}`",
        listing.name
    )
}
