//! Reads what was measured: the samples are as they were written, the programs
//! still measure these cases, and a page shows them.

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use book::base::markdown;
use book::base::problem::Problem;
use book::model::contract::Ending;
use book::model::measured_with;
use book::model::measurement::{Measurement, SCRIPT};
use book::model::samples::Samples;
use book::pages::directive::{self, Kind};
use book::pages::table;
use book::programs::environment;
use book::programs::python;
use book::programs::run::{Until, run};
use libtest_mimic::Failed;

use crate::base::check::Check;
use crate::base::suite::Suite;
use crate::pages::page::shown_nowhere;

/// How long a program may take to name its cases.
const LIMIT: Duration = Duration::from_secs(20);

/// What the names of these checks begin with.
pub const KIND: &str = "measured::";

/// The check of a measurement.
pub fn name(measurement: &Measurement) -> String {
    format!("{KIND}{}", measurement.name)
}

pub fn checks(suite: &Arc<Suite>) -> Vec<Check> {
    let measurements = suite.measurements.iter().map(|measurement| {
        let (suite, measurement) = (Arc::clone(suite), measurement.clone());
        Check::finding(name(&measurement), move || check(&suite, &measurement))
    });
    measurements.collect()
}

fn check(suite: &Suite, measurement: &Measurement) -> Result<Vec<Problem>, Failed> {
    let samples = measurement.samples()?;
    let mut problems = Vec::new();
    for quantity in measurement.metadata.quantities.keys() {
        if let Err(error) = table::table(measurement, quantity) {
            problems.push(Problem::from_error(measurement.place(), &error));
        }
    }
    match measured_with::changes(measurement) {
        Ok(changes) => problems.extend(changes),
        Err(error) => problems.push(Problem::from_error(measurement.place(), &error)),
    }
    if !is_shown(suite, measurement) {
        let directive = format!("{{{{#table {}/…}}}}", measurement.name);
        problems.push(shown_nowhere(measurement.place(), &directive));
    }
    // Elsewhere its programs name their cases.
    if measurement.missing_system().is_some() {
        return Ok(problems);
    }
    let program = suite.built()?.program(&measurement.package())?;
    let mut command = environment::recorded(program);
    command.current_dir(&measurement.dir);
    problems.extend(other_cases(measurement, samples, "Rust", command)?);
    let script = measurement.dir.join(SCRIPT);
    for by in samples.runners() {
        // One that is not here cannot be asked, and its samples stay.
        if let Some(python) = python::named(by) {
            let packages = &measurement.metadata.packages;
            let command = python::script_command(python, packages, &script);
            problems.extend(other_cases(measurement, samples, by, command)?);
        }
    }
    Ok(problems)
}

/// What is wrong if a program names other cases than it once measured.
fn other_cases(
    measurement: &Measurement,
    samples: &Samples,
    by: &str,
    command: Command,
) -> Result<Option<Problem>, Failed> {
    let problem = |what: String| Problem::of(measurement.place(), format!("by {by}, {what}"));
    let run = run(command, LIMIT, Until::Exit)?;
    if run.ending != Ending::Code(0) {
        return Ok(Some(problem(run.ending.to_string()).said(run.output)));
    }
    let (refused, named): (Vec<&str>, Vec<&str>) =
        run.output.lines().partition(|line| line.starts_with("! "));
    let named: BTreeSet<String> = named.into_iter().map(str::to_owned).collect();
    // What cannot be measured here may have been measured elsewhere.
    let refused: Vec<&str> = refused
        .into_iter()
        .filter_map(|line| Some(line.strip_prefix("! ")?.split_once(": ")?.0))
        .collect();
    let own = samples
        .series
        .iter()
        .filter(|series| series.by == by && !refused.contains(&series.case.as_str()));
    let measured: BTreeSet<String> = own
        .map(|series| match series.size {
            Some(size) => format!("{} @ {size}", series.case),
            None => series.case.clone(),
        })
        .collect();
    let other: Vec<&str> = named
        .symmetric_difference(&measured)
        .map(String::as_str)
        .collect();
    Ok((!other.is_empty()).then(|| {
        problem(format!(
            "these cases are named or were measured, but not both: {}",
            other.join(", ")
        ))
        .cure(format!("run `cargo book measure {}`", measurement.name))
    }))
}

fn is_shown(suite: &Suite, measurement: &Measurement) -> bool {
    suite.pages.iter().any(|page| {
        markdown::directives(&page.text).iter().any(|directive| {
            directive::is(directive, Kind::shows_samples)
                && directive
                    .argument
                    .strip_prefix(&measurement.name)
                    .is_some_and(|rest| rest.starts_with('/'))
        })
    })
}
