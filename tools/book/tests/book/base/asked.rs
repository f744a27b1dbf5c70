//! Asks the checks about a copy of the fixture without another process: those
//! that read, and those that run what the fixture has built once for all.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use book::model::book::Book;
use book::model::listing::Listing;
use book::model::measurement::Measurement;
use book::programs::cargo::{self, Built};
use libtest_mimic::{Completion, Failed};

use crate::base::check::Check;
use crate::base::fixture::{FOLDER, Fixture, Said, rust_files};
use crate::base::suite::Suite;
use crate::pages::{page, readme, shape};
use crate::programs::{blocks, measured, outputs, tries};

/// What the programs of the unchanged fixture were built into. It stays, so
/// that it is built once.
const BUILT: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/fixture");

/// What [`ask`] says of a check that ran and found nothing.
pub const COMPLETED: &str = "completed";

/// The kinds of checks that build nothing.
const READING: [&str; 4] = ["page::", "book::", "listing::", "shape::"];

/// Those that can do with what was built of the unchanged fixture, or with
/// nothing of it.
const RUNNING: [&str; 6] = [
    "output::",
    "python::",
    "fails::",
    tries::KIND,
    measured::KIND,
    blocks::KIND,
];

/// Whether [`ask`] can ask `check` about `fixture`.
pub fn can_be_asked(fixture: &Fixture, check: &str) -> bool {
    let is = |kinds: &[&str]| kinds.iter().any(|kind| check.starts_with(kind));
    is(&READING) || is(&RUNNING) && has_its_programs(fixture)
}

/// Whether the programs of `fixture` are those that were built once.
fn has_its_programs(fixture: &Fixture) -> bool {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    rust_files(&own) == rust_files(&fixture.path(""))
}

/// What the check called `name` says of `fixture`.
pub fn ask(fixture: &Fixture, name: &str) -> Result<Said, Failed> {
    let suite = Arc::new(Suite::read(&fixture.path(""))?);
    if RUNNING.iter().any(|kind| name.starts_with(kind)) {
        let built = PROGRAMS.as_ref().map_err(Failed::from)?;
        suite.set_built(Arc::clone(built));
    }
    let checks = page::checks(&suite)
        .into_iter()
        .chain(readme::checks(&suite))
        .chain(shape::checks(&suite))
        .chain(outputs::checks(&suite))
        .chain(tries::checks(&suite))
        .chain(measured::checks(&suite))
        .chain(blocks::checks(&suite));
    let check: Option<Check> = checks.into_iter().find(|check| check.name == name);
    let check = check.ok_or_else(|| format!("the fixture has no check `{name}`"))?;
    Ok(match check.ask() {
        Ok(completion) => Said {
            success: true,
            text: match completion {
                Completion::Completed => COMPLETED.to_owned(),
                Completion::Ignored { reason } => reason.unwrap_or_default(),
            },
        },
        Err(failed) => Said {
            success: false,
            text: failed.message().unwrap_or_default().to_owned(),
        },
    })
}

/// The programs of the unchanged fixture.
static PROGRAMS: LazyLock<Result<Arc<Built>, String>> =
    LazyLock::new(|| programs().map_err(|error| format!("{error:#}")));

fn programs() -> anyhow::Result<Arc<Built>> {
    let root = PathBuf::from(BUILT);
    same_files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER),
        &root,
        true,
    )?;
    let book = Book::read(&root)?;
    let mut packages: Vec<String> = book.listings().map(Listing::package).collect();
    let measurements = book.measurements()?;
    packages.extend(
        measurements
            .iter()
            .map(|measurement| Measurement::package(measurement)),
    );
    Ok(Arc::new(cargo::build_in(
        &root,
        packages,
        &root.join("target"),
    )?))
}

/// Makes the folder `to` the same as `from`, but for what was built in it. What
/// is the same already is not touched, so that it is not built again.
fn same_files(from: &Path, to: &Path, at_the_top: bool) -> anyhow::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(to)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        let is_built = at_the_top && (name == "target" || name == "Cargo.lock");
        if !is_built && !from.join(name).exists() {
            match path.is_dir() {
                true => fs::remove_dir_all(&path)?,
                false => fs::remove_file(&path)?,
            }
        }
    }
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        let copy = to.join(name);
        if path.is_dir() {
            if name != "target" {
                same_files(&path, &copy, false)?;
            }
        } else if fs::read(&path)? != fs::read(&copy).unwrap_or_default() {
            fs::copy(&path, &copy)?;
        }
    }
    Ok(())
}
