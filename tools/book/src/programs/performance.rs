//! Performs a listing as recording and checking do: runs its program and its
//! counterpart, each with a folder of its own for temporary files, and compiles
//! what must not compile.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::base::problem::Problem;
use crate::base::scratch::Scratch;
use crate::model::contract::{Contract, Ending, Ends, check_ending};
use crate::model::listing::{COUNTERPART, Listing, SOURCE, fail_source};
use crate::model::metadata::{Counterpart, Runs};
use crate::programs::cargo::{self, Built};
use crate::programs::environment;
use crate::programs::python::{self, Python};
use crate::programs::run::{Run, Until, run};
use crate::programs::rustc;

/// Runs the program of `listing`, or its tests if its metadata say so, and gives
/// what was printed. `enough` matters
/// where it never ends: it is stopped when its output is enough and it then
/// stays silent.
///
/// # Errors
///
/// When it hangs, leaves a process or a temporary file behind, or does not end
/// as its metadata says.
pub fn run_program(
    listing: &Listing,
    built: &Built,
    enough: &dyn Fn(&str) -> bool,
) -> Result<String> {
    let package = listing.package();
    let program = match listing.metadata.runs {
        Runs::Program => built.program(&package)?,
        Runs::Tests => built.tests(&package)?,
    };
    let place = format!("{}/{SOURCE}", listing.place());
    run_as_program(program, listing, &listing.contract(), &place, enough)
}

/// How many tests of a listing run at a time, on any machine: two can meet, and
/// a third has to wait.
const TEST_THREADS: (&str, &str) = ("RUST_TEST_THREADS", "2");

/// Runs `program`, which is that of `listing`, or runs its tests, or is a change
/// of it; it lies at `place`, and keeps `contract`, as [`run_program`].
///
/// # Errors
///
/// As [`run_program`].
pub fn run_as_program(
    program: &Path,
    listing: &Listing,
    contract: &Contract,
    place: &str,
    enough: &dyn Fn(&str) -> bool,
) -> Result<String> {
    let package = listing.package();
    let mut command = match listing.metadata.runs {
        Runs::Program => environment::recorded(program),
        Runs::Tests => {
            let mut command = cargo::test_command(program, None, &package, &listing.dir);
            command.envs([TEST_THREADS]);
            command
        }
    };
    command.current_dir(&listing.dir);
    let verb = listing.metadata.runs.verb();
    let run = run_in_own_folder(command, contract, enough)
        .with_context(|| format!("cargo {verb} -p {package}"))
        .map_err(|error| Problem::from_error(place, &error))?;
    ended(&run, contract, place)?;
    Ok(rustc::without_registry(&run.output))
}

/// The same for the Python counterpart of `listing`, run by `python`, which
/// [`python::find_for`] has found.
///
/// # Errors
///
/// As [`run_program`].
pub fn run_counterpart(
    listing: &Listing,
    counterpart: &Counterpart,
    python: &Python,
    enough: &dyn Fn(&str) -> bool,
) -> Result<String> {
    let place = format!("{}/{COUNTERPART}", listing.place());
    let contract = listing.counterpart_contract(counterpart);
    let script = listing.counterpart_path();
    let root = listing.root();
    run_script(
        &script,
        root,
        counterpart,
        python,
        &contract,
        &place,
        enough,
    )
}

/// Runs `script`, which is a counterpart or a change of it, lies somewhere below
/// `root` and, for a message, at `place`, as [`run_counterpart`].
///
/// # Errors
///
/// As [`run_program`].
pub fn run_script(
    script: &Path,
    root: &Path,
    counterpart: &Counterpart,
    python: &Python,
    contract: &Contract,
    place: &str,
    enough: &dyn Fn(&str) -> bool,
) -> Result<String> {
    let command = python::command(python, counterpart, script);
    let run = run_in_own_folder(command, contract, enough)
        .map_err(|error| Problem::from_error(place, &error))?;
    ended(&run, contract, place)?;
    let folder = script.parent().unwrap_or(root);
    // Tracebacks name files by where they lie on this machine.
    Ok(run
        .output
        .replace(&python.library, "python")
        .replace(&format!("{}/", folder.display()), "")
        .replace(&format!("{}/", root.display()), ""))
}

/// Runs `command` with a folder of its own for temporary files, in which a
/// program that ends may leave nothing.
fn run_in_own_folder(
    mut command: Command,
    contract: &Contract,
    enough: &dyn Fn(&str) -> bool,
) -> Result<Run> {
    let folder = Scratch::new()?;
    environment::temporary_files_in(&mut command, folder.path());
    let run = run(command, contract.limit, until(contract, enough))?;
    let mut left = Vec::new();
    for entry in fs::read_dir(folder.path())? {
        left.push(entry?.file_name().to_string_lossy().into_owned());
    }
    if !left.is_empty() && run.ending != Ending::Stopped {
        bail!(
            "it ended and left {} in the folder for temporary files; remove what a program makes \
             before it ends",
            left.join(", ")
        );
    }
    Ok(run)
}

/// The compiler's message for `fails/<name>.rs`, whose first error must be
/// `wanted`.
///
/// # Errors
///
/// When it compiles, or fails with another error.
pub fn refusal(listing: &Listing, name: &str, wanted: &str, built: &Built) -> Result<String> {
    let refusal = rustc::refusal(listing, name, built)?;
    if refusal.code != wanted {
        let place = format!("{}/{}", listing.place(), fail_source(name));
        let what = format!(
            "it must fail with {wanted}, as [package.metadata.listing.fails] says, but it fails \
             with {}",
            refusal.code
        );
        bail!(Problem::of(place, what).said(refusal.text));
    }
    Ok(refusal.text)
}

fn until<'a>(contract: &Contract, enough: &'a dyn Fn(&str) -> bool) -> Until<'a> {
    match contract.ends {
        Ends::Never => Until::Silent {
            silent: contract.silent,
            enough,
        },
        _ => Until::Exit,
    }
}

fn ended(run: &Run, contract: &Contract, place: &str) -> Result<()> {
    check_ending(run.ending, &run.output, contract).map_err(|why| {
        let printed = if run.output.is_empty() {
            "(nothing)"
        } else {
            &run.output
        };
        Problem::of(place, format!("{why}; it printed")).said(printed)
    })?;
    Ok(())
}
