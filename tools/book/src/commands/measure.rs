//! `cargo book measure`: measures in Rust and in every Python found, side by
//! side, and writes down the raw samples.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

use crate::base::files;
use crate::base::scratch::Scratch;
use crate::commands::progress;
use crate::model::book::Book;
use crate::model::contract::Ending;
use crate::model::measured_with;
use crate::model::measurement::{Measurement, SCRIPT};
use crate::model::samples::{FILE, Samples, Series};
use crate::programs::cargo;
use crate::programs::environment;
use crate::programs::machine::{self, ProcessorTime};
use crate::programs::python::{self, Python};
use crate::programs::run::{Until, run};

/// What a case may take before it counts as hanging.
const LIMIT: Duration = Duration::from_secs(120);

/// The share of the processors that the host may take away while a case is
/// measured.
const TAKEN: f64 = 0.01;

/// A case that takes longer than this is not measured once more: it would take
/// too long, and a moment counts for little in it.
const LONG: Duration = Duration::from_secs(5);

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
    pythons.retain(|python| only.is_empty() || only.contains(&python.version));
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
    let mut series: Vec<Series> = Vec::new();
    let rounds = measurement.metadata.rounds;
    let all = (rounds + 1) * cases.len();
    // The first round warms up. All cases take turns, so that a machine that
    // slows down slows down all of them.
    let mut again = cases.len();
    for round in 0..=rounds {
        for (index, case) in cases.iter().enumerate() {
            let what = format!(
                "{}: {}, {}",
                measurement.name, case.argument, case.runner.by
            );
            progress::show(round * cases.len() + index, all, &what);
            let values = if round == 0 {
                once(measurement, case)?
            } else {
                undisturbed(measurement, case, &mut again)?
            };
            for (quantity, value) in values {
                if round > 0 {
                    keep(&mut series, case, quantity, value)?;
                }
            }
        }
    }
    progress::clear();
    // What changed meanwhile did not measure.
    if measured_with::now(measurement)? != measured_with {
        bail!("what measures was changed while it measured");
    }
    Ok(Samples {
        machine: machine::here(&pythons)?,
        notes,
        measured_with,
        series,
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
                by: format!("Python {}", python.version),
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

/// Measures a case while nobody else has the processors: where the host of a
/// virtual machine took more than [`TAKEN`] of them away, the case is measured
/// once more, and the less disturbed one counts. `again` says how often that
/// may still be done, so that a busy host cannot keep this going.
fn undisturbed(
    measurement: &Measurement,
    case: &Case,
    again: &mut usize,
) -> Result<Vec<(String, f64)>> {
    let watched = || {
        let before = ProcessorTime::now();
        let values = once(measurement, case)?;
        anyhow::Ok((ProcessorTime::now().taken_since(before), values))
    };
    let began = Instant::now();
    let (taken, values) = watched()?;
    if taken <= TAKEN || *again == 0 || began.elapsed() > LONG {
        return Ok(values);
    }
    *again -= 1;
    let (taken_again, values_again) = watched()?;
    Ok(if taken_again < taken {
        values_again
    } else {
        values
    })
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
                    "{} {}: `{line}` is not a quantity and a number",
                    case.runner.by,
                    case.argument
                )
            })?;
        measurement.unit(value.0)?;
        values.push((value.0.to_owned(), value.1));
    }
    Ok(values)
}

fn keep(series: &mut Vec<Series>, case: &Case, quantity: String, value: f64) -> Result<()> {
    let (name, size) = match case.argument.split_once(" @ ") {
        Some((name, size)) => (name, Some(size.parse().context("a size is a number")?)),
        None => (case.argument.as_str(), None),
    };
    let same = |series: &&mut Series| {
        series.by == case.runner.by
            && series.case == name
            && series.size == size
            && series.quantity == quantity
    };
    match series.iter_mut().find(same) {
        Some(series) => series.samples.push(value),
        None => series.push(Series {
            by: case.runner.by.clone(),
            case: name.to_owned(),
            size,
            quantity,
            samples: vec![value],
        }),
    }
    Ok(())
}
