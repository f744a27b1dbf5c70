//! `cargo book measure`: measures in Rust and in every Python found, side by
//! side, and writes down the raw samples.

use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

use crate::base::files;
use crate::base::scratch::Scratch;
use crate::commands::progress;
use crate::commands::rounds::{Measured, Rounds};
use crate::commands::watch::Watch;
use crate::model::book::Book;
use crate::model::contract::Ending;
use crate::model::measured_with;
use crate::model::measurement::{Measurement, SCRIPT};
use crate::model::samples::{FILE, Samples};
use crate::programs::cargo;
use crate::programs::environment;
use crate::programs::machine;
use crate::programs::python::{self, Python};
use crate::programs::run::{Until, run};

/// What a case may take before it counts as hanging.
const LIMIT: Duration = Duration::from_secs(120);

/// The profile that the programs are built with.
const PROFILE: &str = "measure";

/// Tells a Python program where the Rust one is, for what they share.
const PROGRAM: &str = "MEASURE_PROGRAM";

/// One that measures: the Rust program, or the Python one with some Python.
struct Runner<'a> {
    by: String,
    start: Box<dyn Fn() -> Command + 'a>,
}

/// A case of a runner, as its program names it.
struct Case<'a> {
    runner: &'a Runner<'a>,
    argument: String,
}

/// Measures `names`, or everything if none is given, and writes `samples.json`
/// of each.
///
/// # Errors
///
/// When a name is unknown, a program does not build, or one does not keep to
/// the protocol. What was measured before stays as it was.
pub fn measure(book: &Book, names: &[String]) -> Result<()> {
    let mut measurements = called(book, names)?;
    if let Some(reason) = measurements.iter().find_map(|one| one.missing_system())
        && !names.is_empty()
    {
        bail!("{reason}; measure it there");
    }
    measurements.retain(|measurement| measurement.missing_system().is_none());
    eprintln!("building what measures");
    let packages = measurements.iter().map(|measurement| measurement.package());
    let built = cargo::build_as(&book.root, packages, PROFILE)?;
    for measurement in &measurements {
        let program = built.program(&measurement.package())?;
        let began = Instant::now();
        let samples = one(measurement, program)
            .with_context(|| format!("{}: nothing was written", measurement.place()))?;
        write(measurement, &samples.text()?)?;
        eprintln!(
            "{}: wrote {}/{FILE} after {:.0} s",
            measurement.name,
            measurement.place(),
            began.elapsed().as_secs_f64()
        );
        for note in &samples.notes {
            eprintln!("{}: {note}", measurement.name);
        }
    }
    Ok(())
}

/// Those of `names`, or all.
pub(super) fn called<'a>(book: &'a Book, names: &[String]) -> Result<Vec<&'a Measurement>> {
    if names.is_empty() {
        return book.measurements();
    }
    names.iter().map(|name| book.measurement(name)).collect()
}

/// Replaces the samples' file.
pub(super) fn write(measurement: &Measurement, text: &str) -> Result<()> {
    files::replace(&measurement.dir.join(FILE), text)
}

fn one(measurement: &Measurement, program: &Path) -> Result<Samples> {
    let measured_with = measured_with::now(measurement)?;
    let only = &measurement.metadata.pythons;
    let mut pythons = python::all();
    pythons
        .retain(|python| only.is_empty() || only.contains(&python.version) || python.free_threaded);
    let runners = runners(measurement, program, &pythons);
    let mut notes = Vec::new();
    let mut cases = Vec::new();
    for runner in &runners {
        for line in ask(runner, None)?.lines() {
            match line.strip_prefix("! ") {
                Some(note) => notes.push(format!("{}: {note}", runner.by)),
                None => cases.push(Case {
                    runner,
                    argument: line.to_owned(),
                }),
            }
        }
    }
    if cases.is_empty() {
        bail!("its programs name no case");
    }
    let metadata = &measurement.metadata;
    let first = usize::from(!metadata.warms_up);
    let all = (metadata.rounds + 1 - first) * cases.len();
    let cores = thread::available_parallelism()?.get();
    let mut rounds = Rounds::default();
    let mut watch = Watch::new(cases.len());
    // All cases take turns, so that a machine that slows down slows down all of
    // them. A round 0 warms up.
    for round in first..=metadata.rounds {
        let mut measured = Vec::new();
        for (index, case) in cases.iter().enumerate() {
            let (name, by) = (&measurement.name, &case.runner.by);
            let what = format!("{name}: {}, {by}", case.argument);
            progress::show((round - first) * cases.len() + index, all, &what);
            let values = match round {
                0 => once(measurement, case)?,
                _ => watch.undisturbed(|| once(measurement, case))?,
            };
            measured.push(Measured {
                by: by.clone(),
                argument: case.argument.clone(),
                values,
            });
        }
        if round > 0 {
            rounds.add(&measured, metadata.speed_up.as_ref(), cores)?;
        }
    }
    progress::clear();
    if let Some(note) = watch.note() {
        eprintln!("{}: {note}", measurement.name);
    }
    notes.extend(rounds.notes());
    // What changed meanwhile did not measure.
    if measured_with::now(measurement)? != measured_with {
        bail!("what measures was changed while it measured");
    }
    Ok(Samples {
        machine: machine::here(&pythons)?,
        notes,
        measured_with,
        series: rounds.series,
    })
}

fn runners<'a>(
    measurement: &'a Measurement,
    program: &'a Path,
    pythons: &[&'static Python],
) -> Vec<Runner<'a>> {
    let mut runners = vec![Runner {
        by: "Rust".to_owned(),
        start: Box::new(move || {
            let mut command = environment::recorded(program);
            command.current_dir(&measurement.dir);
            command
        }),
    }];
    let script = measurement.dir.join(SCRIPT);
    if script.is_file() {
        runners.extend(pythons.iter().map(|&python| {
            let script = script.clone();
            Runner {
                by: python.name(),
                start: Box::new(move || {
                    let packages = &measurement.metadata.packages;
                    let mut command = python::script_command(python, packages, &script);
                    command.env(PROGRAM, program);
                    command
                }),
            }
        }));
    }
    runners
}

/// What the program prints, with or without an argument. What it leaves in its
/// folder for temporary files is gone.
fn ask(runner: &Runner, argument: Option<&str>) -> Result<String> {
    let mut command = (runner.start)();
    command.args(argument);
    let folder = Scratch::new()?;
    environment::temporary_files_in(&mut command, folder.path());
    let what = format!("{} {}", runner.by, argument.unwrap_or_default());
    let run = run(command, LIMIT, Until::Exit).with_context(|| what.clone())?;
    if run.ending != Ending::Code(0) {
        bail!("{what}: {}, having printed\n{}", run.ending, run.output);
    }
    Ok(run.output)
}

/// Measures a case once: its quantities and their values.
fn once(measurement: &Measurement, case: &Case) -> Result<Vec<(String, f64)>> {
    let text = ask(case.runner, Some(&case.argument))?;
    let mut values = Vec::new();
    for line in text.lines() {
        let value = line
            .rsplit_once(' ')
            .and_then(|(quantity, value)| Some((quantity, value.parse::<f64>().ok()?)))
            .filter(|(_, value)| value.is_finite())
            .ok_or_else(|| {
                anyhow!(
                    "{} {}: `{line}` is not a quantity and a number; print a line such as `time \
                     0.5` for each",
                    case.runner.by,
                    case.argument
                )
            })?;
        measurement.unit(value.0)?;
        values.push((value.0.to_owned(), value.1));
    }
    Ok(values)
}
