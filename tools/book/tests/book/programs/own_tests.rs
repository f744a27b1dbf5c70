//! Runs the own tests of each listing and measurement, several at a time.
//! `cargo test` would run one program after another, and most of them wait.

use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use book::base::problem::Problem;
use book::model::contract::Ending;
use book::model::listing::{Listing, TESTS};
use book::model::metadata::Runs;
use book::programs::environment;
use book::programs::run::{Until, run};
use libtest_mimic::{Completion, Failed, Trial};
use regex::Regex;

use crate::base::suite::{Suite, skip};

/// A listing's tests that take longer hang.
const LIMIT: Duration = Duration::from_secs(60);

/// What the names of these checks begin with.
pub const KIND: &str = "tests::";

/// The check that runs the tests of what is called `what`.
pub fn name(what: &str) -> String {
    format!("{KIND}{what}")
}

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    // What comes of the others is recorded: `output::` runs them.
    let of_program = |listing: &&Listing| listing.metadata.runs == Runs::Program;
    let listings = suite.book.listings().filter(of_program).map(|listing| {
        let (suite, listing) = (Arc::clone(suite), listing.clone());
        Trial::ignorable_test(name(&listing.name), move || {
            match listing.missing_system() {
                Some(reason) => skip(reason),
                None => check(&suite, &listing.package(), &listing.dir, &listing.place()),
            }
        })
    });
    let measurements = suite.measurements.iter().map(|measurement| {
        let (suite, measurement) = (Arc::clone(suite), measurement.clone());
        Trial::ignorable_test(name(&measurement.place()), move || {
            if let Some(reason) = measurement.missing_system() {
                return skip(reason);
            }
            let (package, place) = (measurement.package(), measurement.place());
            check(&suite, &package, &measurement.dir, &place)
        })
    });
    listings.chain(measurements).collect()
}

fn check(suite: &Suite, package: &str, dir: &Path, place: &str) -> Result<Completion, Failed> {
    let fail = |what: String, said: &str| {
        let problem = Problem::of(format!("{place}/{TESTS}"), what)
            .cure(format!("run `cargo test -p {package}`"));
        let problem = if said.is_empty() {
            problem
        } else {
            problem.said(said)
        };
        Err(Failed::from(problem))
    };
    let folder = tempfile::tempdir()?;
    let mut command = suite.built()?.test_command(package, dir)?;
    environment::temporary_files_in(&mut command, folder.path());
    let run = match run(command, LIMIT, Until::ExitOrStall) {
        Ok(run) => run,
        Err(error) => return fail(format!("{error:#}"), ""),
    };
    if run.ending != Ending::Code(0) {
        return fail(run.ending.to_string(), &run.output);
    }
    match tally(&run.output) {
        Some((1.., 0)) => Ok(Completion::Completed),
        Some((0, 0)) => fail(
            "it has no test; put one there, and `#[cfg(test)] mod tests;` at the end of \
             src/main.rs"
                .to_owned(),
            "",
        ),
        Some((_, ignored)) => fail(format!("{ignored} of its tests are ignored"), ""),
        None => fail("its tests printed no result".to_owned(), &run.output),
    }
}

/// How many tests passed and how many were ignored, from the last line that
/// libtest prints.
fn tally(output: &str) -> Option<(usize, usize)> {
    static LINE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"test result: ok\. (\d+) passed; 0 failed; (\d+) ignored;")
            .expect("the pattern is valid")
    });
    let counts = LINE.captures_iter(output).last()?;
    Some((counts[1].parse().ok()?, counts[2].parse().ok()?))
}
