//! What decided the samples of a measurement, and what is said of them: digests
//! of the programs, of what they share, and of the metadata. `samples.json`
//! holds them as they were, so that none of it can change alone.

use std::path::Path;

use anyhow::Result;

use crate::base::files::{self, digest};
use crate::base::problem::Problem;
use crate::base::{folders, home, manifest, names};
use crate::model::measurement::{Measurement, SCRIPT};
use crate::model::samples::MeasuredWith;

/// What Python programs that measure share, from the folder of the tool.
const SHARED: &str = "tools/book/python/protocol.py";

/// The keys of what is said of the samples, and decides none of them.
const SAID: [&str; 2] = ["measures =", "findings."];

/// What would decide the samples of `measurement` now.
///
/// # Errors
///
/// When a file cannot be read.
pub fn now(measurement: &Measurement) -> Result<MeasuredWith> {
    let mut all = MeasuredWith::new();
    let place = measurement.place();
    let mut file = |name: String, path: &Path| -> Result<()> {
        all.insert(name, digest(&files::read(path)?));
        Ok(())
    };
    let is_source = |path: &Path| !path.ends_with("tests.rs");
    for path in folders::files(&measurement.dir.join("src"), is_source)? {
        let inside = path.strip_prefix(&measurement.dir)?;
        file(format!("{place}/{}", names::slashed(inside)), &path)?;
    }
    // What the Rust programs share lies beside their folders.
    let beside = measurement.dir.join("..");
    for path in folders::entries(&beside)? {
        if path.extension().is_some_and(|extension| extension == "rs") {
            file(format!("measurements/{}", names::file_name(&path)), &path)?;
        }
    }
    let script = measurement.dir.join(SCRIPT);
    if script.is_file() {
        file(format!("{place}/{SCRIPT}"), &script)?;
        file(SHARED.to_owned(), &home::home().join(SHARED))?;
    }
    let metadata = manifest::said(&measurement.dir, "measurement")?;
    let (said, decides): (Vec<&String>, Vec<&String>) = metadata
        .iter()
        .partition(|line| SAID.iter().any(|key| line.starts_with(key)));
    let mut metadata = |what: &str, lines: Vec<&String>| {
        let text: String = lines.into_iter().map(String::as_str).collect();
        all.insert(format!("{place}/Cargo.toml, {what}"), digest(&text));
    };
    metadata("what decides the samples", decides);
    metadata(WORDS, said);
    Ok(all)
}

/// What is said of the samples, as a name in a message.
const WORDS: &str = "`measures` and `findings`";

/// What is not as it was when the samples of `measurement` were measured.
///
/// # Errors
///
/// When a file, or what was measured, cannot be read.
pub fn changes(measurement: &Measurement) -> Result<Vec<Problem>> {
    let (was, is) = (&measurement.samples()?.measured_with, now(measurement)?);
    let keep = format!("cargo book measure --keep {}", measurement.name);
    let names: Vec<&String> = is
        .keys()
        .chain(was.keys().filter(|name| !is.contains_key(*name)))
        .collect();
    let mut problems = Vec::new();
    for name in names {
        let what = match (was.get(name), is.get(name)) {
            (Some(was), Some(is)) if was == is => continue,
            (Some(_), Some(_)) => "it is not what it was when the samples were measured",
            (Some(_), None) => "it is gone since the samples were measured",
            (None, _) => "the samples were measured without it",
        };
        let cure = if name.ends_with(WORDS) {
            format!("read whether the words fit the samples, then run `{keep}`")
        } else {
            format!(
                "undo the change, or run `cargo book measure {}`; where the change cannot change \
                 what is measured, `{keep}`",
                measurement.name
            )
        };
        problems.push(Problem::of(name, what).cure(cure));
    }
    Ok(problems)
}
