//! Runs the commands of `cargo book` on copies of the fixture, with good input
//! and with bad.

mod build;
mod changes;
mod check;
mod export;
mod measure;
mod new;
mod record;
mod saved;
mod serve;
mod tries;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use libtest_mimic::{Failed, Trial};

use crate::base::fixture::{self, Fixture};

/// The tests of the commands.
pub fn trials() -> Vec<Trial> {
    let rooms = [
        record::trials(),
        saved::trials(),
        new::trials(),
        check::trials(),
        measure::trials(),
        serve::trials(),
        build::trials(),
        changes::trials(),
        tries::trials(),
        export::trials(),
    ];
    rooms.into_iter().flatten().collect()
}

/// A test of a command on copies of the fixture.
fn trial(name: &str, test: fn() -> Result<(), Failed>) -> Trial {
    fixture::trial(format!("command::{name}"), test)
}

/// Has `command` find this program before others of its name; one without a
/// folder is found as it is.
pub fn with_program(command: &mut Command, program: &Path) -> Result<(), Failed> {
    if let Some(folder) = program.parent().filter(|folder| folder.is_absolute()) {
        let path = env::var_os("PATH").unwrap_or_default();
        let others = env::split_paths(&path);
        let all = [folder.to_owned()].into_iter().chain(others);
        command.env("PATH", env::join_paths(all)?);
    }
    Ok(())
}

/// Every file of the copy but what was built.
pub fn files(fixture: &Fixture) -> BTreeMap<String, Vec<u8>> {
    fn collect(dir: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(dir).expect("the folder can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
                collect(&path, files);
            } else if path.is_file() {
                let bytes = fs::read(&path).expect("the file can be read");
                files.insert(path.display().to_string(), bytes);
            }
        }
    }
    let mut all = BTreeMap::new();
    collect(&fixture.path(""), &mut all);
    all
}

/// Nothing was written.
pub fn unchanged(before: &BTreeMap<String, Vec<u8>>, fixture: &Fixture) -> Result<(), Failed> {
    let after = files(fixture);
    let mut names = before.keys().chain(after.keys());
    match names.find(|name| before.get(*name) != after.get(*name)) {
        None => Ok(()),
        Some(name) => Err(Failed::from(format!("{name} has changed"))),
    }
}
