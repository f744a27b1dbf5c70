//! `cargo book measure`, with a Python that has no interpreter lock.

use std::fs;
use std::path::{Path, PathBuf};

use book::base::version::PYTHON;
use book::model::samples::Samples;
use book::programs::python;
use libtest_mimic::{Completion, Failed, Trial};

use super::with_program;
use crate::base::fixture::Fixture;
use crate::base::suite::skip;

pub fn trials() -> Vec<Trial> {
    vec![Trial::ignorable_test(
        "command::measure/free-threaded",
        free_threaded,
    )]
}

const SAMPLES: &str = "measurements/naps/samples.json";
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
