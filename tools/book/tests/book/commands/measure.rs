//! `cargo book measure`, with a Python that has no interpreter lock.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use book::base::version::PYTHON;
use book::model::samples::Samples;
use book::programs::python;
use libtest_mimic::{Completion, Failed, Trial};

use super::{files, trial, unchanged, with_program};
use crate::base::fixture::Fixture;
use crate::base::suite::skip;

pub fn trials() -> Vec<Trial> {
    vec![
        Trial::ignorable_test("command::measure/free-threaded", free_threaded),
        trial("measure/named-wrongly", named_wrongly),
        trial("measure/malformed", malformed),
        trial("measure/against-the-protocol", against_the_protocol),
    ]
}

/// The nearest measurement is named, also where nothing is measured.
fn named_wrongly() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let says = ["error: unknown measurement `nap`; did you mean `naps`?"];
    fixture.book(&["measure", "nap"]).failed(&says)?;
    fixture.book(&["measure", "--keep", "nap"]).failed(&says)?;
    let elsewhere = |command: &mut Command| {
        command.env("BOOK_ROOT", fixture.path("measurements"));
    };
    fixture.book_with(&["measure", "naps"], elsewhere).failed(&[
        "error: BOOK_ROOT: there is no book.toml in ",
        "; name the folder of a clone of the book",
    ])
}

/// The line of the metadata that is wrong is named, and nothing is measured.
fn malformed() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    fixture.edit("measurements/naps/Cargo.toml", "rounds = ", "rouns = ");
    let before = files(&fixture);
    for words in [
        ["measure", "naps"].as_slice(),
        &["measure", "--keep", "naps"],
    ] {
        fixture.book(words).failed(&[
            "error: measurements/naps/Cargo.toml:",
            ": it is malformed: unknown field `rouns`, expected one of ",
        ])?;
    }
    unchanged(&before, &fixture)
}

/// What a program prints and is no value leads to the measurement and to the
/// cure; the samples stay.
fn against_the_protocol() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    fixture.edit(
        "measurements/naps/src/main.rs",
        PRINTS,
        "println!(\"soon\");",
    );
    let before = files(&fixture);
    fixture.book(&["measure", "naps"]).failed(&[
        "error: measurements/naps: nothing was written: Rust ",
        "`soon` is not a quantity and a number; print a line such as `time 0.5` for each",
    ])?;
    unchanged(&before, &fixture)
}

const SAMPLES: &str = "measurements/naps/samples.json";
/// What the program of the fixture says of a quantity.
const PRINTS: &str = "println!(\"share 5e-1\");";
const NAME: &str = "Python 3.14 free-threaded";

/// A Python without the interpreter lock is measured beside the others, has a
/// column of its own, and is asked for its cases.
fn free_threaded() -> Result<Completion, Failed> {
    if cfg!(not(unix)) {
        return skip("the stand-in for a free-threaded Python is a shell script".to_owned());
    }
    let python = match python::find_exact(PYTHON) {
        Ok(python) => python.program.clone(),
        Err(reason) => return skip(reason),
    };
    let fixture = Fixture::copy();
    let stand_in = stand_in(&fixture, &python, ":")?;
    let with_it = |command: &mut std::process::Command| {
        with_program(command, &stand_in).expect("the path can be made");
    };
    fixture
        .book_with(&["measure", "naps"], with_it)
        .worked(&["naps: wrote measurements/naps/samples.json"])?;
    let samples = Samples::parse(&fixture.read(SAMPLES))?;
    let rounds: Vec<usize> = samples
        .series
        .iter()
        .filter(|series| series.by == NAME)
        .map(|series| series.samples.len())
        .collect();
    if rounds != [3, 3] {
        return Err(format!("{NAME} has so many samples: {rounds:?}").into());
    }
    let pythons = &samples.machine.pythons;
    if !pythons
        .iter()
        .any(|says| says.starts_with("3.14.99 free-threaded"))
    {
        return Err(format!("the machine has {pythons:?}").into());
    }
    fixture
        .check_with("measured::naps", with_it)
        .worked(&["1 passed"])?;
    self::stand_in(&fixture, &python, "[ $# = 1 ] && echo yawn")?;
    fixture.check_with("measured::naps", with_it).failed(&[
        "measurements/naps: by Python 3.14 free-threaded, these cases",
        "yawn",
    ])?;
    Ok(Completion::Completed)
}

/// A program that says of itself that it is a Python 3.14 without the lock, and
/// is `python` in all else, after it has done `more`.
fn stand_in(fixture: &Fixture, python: &Path, more: &str) -> Result<PathBuf, Failed> {
    let path = fixture.path("target/stand-in/python3.14t");
    fs::create_dir_all(path.parent().expect("it has a folder"))?;
    let script = format!(
        "#!/bin/sh\ncase \"$2\" in\n*_is_gil_enabled*) printf '3.14.99\\n/lib\\nFalse\\n' ;;\n\
         *) {more}; exec '{}' \"$@\" ;;\nesac\n",
        python.display()
    );
    fs::write(&path, script)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
    }
    Ok(path)
}
