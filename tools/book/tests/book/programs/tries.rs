//! Tries every recorded change of a listing: it compiles, or fails to as its
//! metadata say; it prints what is recorded; the test that it names fails as
//! recorded; and something of that can be seen.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use book::base::files::{self, digest};
use book::base::folders;
use book::base::home::home;
use book::base::problem::Problem;
use book::model::listing::{Listing, MANIFEST};
use book::model::tried::Tried;
use book::model::tries::{self, Language};
use book::pages::change;
use book::programs::python;
use book::programs::tries::Workshop;
use libtest_mimic::{Completion, Failed};

use crate::base::check::Check;
use crate::base::suite::{Suite, all};
use crate::programs::outputs::{
    REQUIREMENTS, broken_seals, compare, differences, recorded, skipped,
};

/// What the names of these checks begin with.
pub const KIND: &str = "try::";

/// The checks of all tries.
pub fn checks(suite: &Arc<Suite>) -> Vec<Check> {
    let mut checks = Vec::new();
    for listing in suite.book.listings() {
        for tried in Tried::all(listing) {
            let (suite, listing) = (Arc::clone(suite), listing.clone());
            let (kind, name) = (KIND, tried.name.to_owned());
            checks.push(Check::new(
                format!("{kind}{}", tried.full_name()),
                move || check(&suite, Tried::of(&listing, &name)?),
            ));
        }
    }
    checks
}

/// What has passed is not tried again while all that decides what comes of it
/// is the same.
fn check(suite: &Suite, tried: Tried) -> Result<Completion, Failed> {
    let (source, said, failure) = (
        tried.source(),
        tries::said(tried.name),
        tries::failure(tried.name),
    );
    let mut files = vec![MANIFEST, source.as_str()];
    if tried.says.prints() {
        files.push(&said);
    }
    if tried.says.test.is_some() {
        files.push(&failure);
    }
    let mut problems = broken_seals(tried.listing, &files);
    problems.extend(change::of(&tried).err());
    if tried.runs() {
        let output = recorded(tried.listing, &said);
        let original = recorded(tried.listing, tried.original_output());
        problems.extend(tried.check_visible(&output, &original).err());
    }
    if let Some(reason) = tried.listing.missing_system() {
        return skipped(reason, problems);
    }
    let python = match tried.language {
        Language::Rust => None,
        Language::Python => match python::find_for(tried.counterpart()?) {
            Ok(python) => Some(python),
            Err(reason) => {
                let reason = Problem::of(tried.place(), reason);
                return skipped(reason.to_string(), problems);
            }
        },
    };
    let passed = suite.passed()?;
    let mut what = conditions(&tried)?;
    if let Some(python) = python {
        what += &format!("{} {}\n", python.program.display(), python.full);
    }
    if problems.is_empty() && passed.has(&what) {
        return Ok(Completion::Completed);
    }
    problems.extend(happens(suite, &tried)?);
    all(problems)?;
    passed.add(&what)?;
    Ok(Completion::Completed)
}

/// How what comes of it now differs from what is recorded.
fn happens(suite: &Suite, tried: &Tried) -> Result<Vec<Problem>, Failed> {
    let (listing, said) = (tried.listing, tries::said(tried.name));
    let was = recorded(listing, &said);
    let enough = |output: &str| output.lines().count() >= was.lines().count();
    let mut problems = Vec::new();
    let error = |error: anyhow::Error| Problem::from_error(tried.place(), &error);
    let workshop = Workshop::new(*tried)?;
    if let Some(wanted) = &tried.says.fails {
        match workshop.refusal(wanted, suite.built()?) {
            Ok(now) => problems.extend(compare(listing, &said, &was, &now)),
            Err(why) => problems.push(error(why)),
        }
    }
    if tried.runs() {
        let contract = tried.contract();
        match tried.language {
            Language::Rust => match workshop.compile_what_runs(suite.built()?) {
                Ok(program) => {
                    let run = || workshop.run_program(&program, &enough);
                    problems.extend(differences(listing, &said, &was, &contract, run));
                }
                Err(why) => problems.push(error(why)),
            },
            Language::Python => {
                let python = python::find_for(tried.counterpart()?)?;
                let run = || workshop.run_counterpart(python, &enough);
                problems.extend(differences(listing, &said, &was, &contract, run));
            }
        }
    }
    if let Some(test) = &tried.says.test {
        let file = tries::failure(tried.name);
        let was = recorded(listing, &file);
        let failure = workshop.test(test, suite.built()?);
        match failure.and_then(|test| test.failure()) {
            Ok(now) if tried.same_failure(&was, &now) => {}
            Ok(now) => {
                let visible = |text: &str| tried.visible_of_failure(text);
                problems.extend(compare(listing, &file, &visible(&was), &visible(&now)));
            }
            Err(why) => problems.push(error(why)),
        }
    }
    Ok(problems)
}

/// Changes when something does that decides what comes of a try, or what it is
/// compared with.
fn conditions(tried: &Tried) -> anyhow::Result<String> {
    let listing: &Listing = tried.listing;
    let mut conditions = format!("{KIND}{}\n", tried.full_name());
    let others = listing.dir.join(tries::FOLDER);
    let mut all = folders::files(&listing.dir, |path| !path.starts_with(&others))?;
    let own = [
        tried.source(),
        tries::said(tried.name),
        tries::failure(tried.name),
    ];
    all.extend(own.iter().map(|file| listing.dir.join(file)));
    // What the tests of several listings share.
    for part in folders::folders(&listing.root().join(book::model::listing::FOLDER))? {
        let beside = folders::entries(&part)?;
        all.extend(beside.into_iter().filter(|path| path.is_file()));
    }
    all.push(home().join(REQUIREMENTS));
    for file in all {
        let text = text(&file)?;
        conditions += &format!("{} {}\n", file.display(), digest(&text));
    }
    Ok(conditions)
}

/// A file, or nothing where it is not there.
fn text(file: &Path) -> anyhow::Result<String> {
    let text = files::read_if_there(file).with_context(|| file.display().to_string())?;
    Ok(text.unwrap_or_default())
}
