//! One measurement: a folder `measurements/<name>` with a program in Rust, the
//! same in Python, and what both last measured.
//!
//! Both programs, `src/main.rs` and `measure.py`, speak the same small
//! protocol. Without an argument they print their cases, a line each: the name
//! of the case, then ` @ ` and a size where it is measured at several sizes.
//! A line `! <case>: <reason>` says what cannot be measured here. With such a
//! line as their argument they measure that case once, and print a line for
//! each quantity: its name and the value, in the unit of the metadata. A short
//! case is measured several times, and prints such lines each time.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Result, bail};
use serde::Deserialize;

use crate::base::files;
use crate::base::manifest;
use crate::base::names::nearest;
use crate::base::problem::Problem;
use crate::base::version::Version;
use crate::model::metadata::System;
use crate::model::samples::{self, Samples};

/// Where the measurements lie, relative to the root.
pub const FOLDER: &str = "measurements";

/// The program in Python.
pub const SCRIPT: &str = "measure.py";

/// What a package of a measurement is called before its own name.
const PREFIX: &str = "measure-";

/// A measurement as it lies on disk.
#[derive(Debug, Clone)]
pub struct Measurement {
    /// The folder's name, which directives use.
    pub name: String,
    /// The folder, absolute.
    pub dir: PathBuf,
    /// What `[package.metadata.measurement]` says.
    pub metadata: Metadata,
    /// What was last measured, once somebody has asked.
    samples: OnceLock<Result<Samples, Problem>>,
}

/// `[package.metadata.measurement]` of a measurement's `Cargo.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Metadata {
    /// What is measured, in one sentence; the caption of tables and figures.
    pub measures: String,
    /// The only system on which its programs run; without it, they run on all.
    pub needs: Option<System>,
    /// How often each case is measured, not counting a round that only warms
    /// up.
    pub rounds: usize,
    /// Whether the first round only warms up and is not kept: it does, unless
    /// a case is too long and too little changed by it.
    #[serde(default = "yes")]
    pub warms_up: bool,
    /// The quantities that a case may have, and their units.
    pub quantities: BTreeMap<String, Unit>,
    /// The quantity that no program measures, since it compares two cases of
    /// one round.
    pub speed_up: Option<SpeedUp>,
    /// What the figure of a quantity shows, in one sentence, with values; its
    /// text alternative.
    #[serde(default)]
    pub findings: BTreeMap<String, String>,
    /// What a size counts, such as `tasks`; the label of its axis.
    pub sizes: Option<String>,
    /// The Pythons that measure, where all that are found would take too long
    /// or could not; none for all.
    #[serde(default)]
    pub pythons: Vec<Version>,
    /// The modules from outside the standard library that the Python program
    /// imports.
    #[serde(default)]
    pub packages: Vec<String>,
}

fn yes() -> bool {
    true
}

/// `[package.metadata.measurement.speed-up]`: how many times as fast a case is
/// as another one by the same runner in the same round. As many as there are
/// cores and more cannot be: such a value says that the other case was
/// disturbed, and is thrown out and counted.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SpeedUp {
    /// The quantity that it becomes, a ratio.
    pub quantity: String,
    /// The quantity that is compared, a time.
    pub of: String,
    /// The case that the others are compared with.
    pub to: String,
    /// Those that are compared with another case, and with which.
    #[serde(default)]
    pub but: BTreeMap<String, String>,
}

/// The unit of a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Unit {
    /// Seconds.
    #[serde(rename = "s")]
    Second,
    /// Bytes.
    #[serde(rename = "B")]
    Byte,
    /// Events per second.
    #[serde(rename = "1/s")]
    PerSecond,
    /// None: a ratio of two values of one run.
    #[serde(rename = "1")]
    One,
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unit::Second => "s",
            Unit::Byte => "B",
            Unit::PerSecond => "per second",
            Unit::One => "times",
        })
    }
}

impl Measurement {
    /// Reads the measurement in `dir`, which is `<root>/measurements/<name>`.
    ///
    /// # Errors
    ///
    /// When the manifest cannot be read, or has no metadata of a measurement
    /// or a package name that is not `measure-<name>`. The problem names the
    /// file and the cure.
    pub fn read(dir: &Path) -> Result<Self, Problem> {
        let name = dir.file_name().unwrap_or_default().to_string_lossy();
        let shown = format!("{FOLDER}/{name}/{}", manifest::FILE);
        let needs = "[package.metadata.measurement]; it needs at least `measures`, `rounds` and \
                     `quantities`";
        let (metadata, _) = manifest::read(dir, &shown, &format!("{PREFIX}{name}"), needs)?;
        Ok(Measurement {
            name: name.into_owned(),
            dir: dir.to_owned(),
            metadata,
            samples: OnceLock::new(),
        })
    }

    /// The package's name.
    pub fn package(&self) -> String {
        format!("{PREFIX}{}", self.name)
    }

    /// The folder as the root sees it.
    pub fn place(&self) -> String {
        format!("{FOLDER}/{}", self.name)
    }

    /// Why its programs cannot run on this machine, if they cannot.
    pub fn missing_system(&self) -> Option<String> {
        let system = self.metadata.needs.filter(|system| !system.is_here())?;
        Some(format!("{} needs {system}", self.place()))
    }

    /// What was last measured.
    ///
    /// # Errors
    ///
    /// When nothing was, or when the file is not as it was written.
    pub fn samples(&self) -> Result<&Samples, Problem> {
        let samples = self.samples.get_or_init(|| self.read_samples());
        samples.as_ref().map_err(Problem::clone)
    }

    fn read_samples(&self) -> Result<Samples, Problem> {
        let problem = |what: &str, error: anyhow::Error| {
            let place = format!("{}/{}", self.place(), samples::FILE);
            Problem::of(place, format!("{what} ({})", error.root_cause()))
                .cure(format!("run `cargo book measure {}`", self.name))
        };
        let text = files::read(&self.dir.join(samples::FILE))
            .map_err(|error| problem("it cannot be read", error))?;
        Samples::parse(&text).map_err(|error| problem("it is not as it was measured", error))
    }

    /// The unit of `quantity`.
    ///
    /// # Errors
    ///
    /// When the metadata do not name it; the message names the nearest.
    pub fn unit(&self, quantity: &str) -> Result<Unit> {
        let known = &self.metadata.quantities;
        match known.get(quantity) {
            Some(unit) => Ok(*unit),
            None => bail!(
                "`{}` measures no `{quantity}`{}",
                self.name,
                nearest(quantity, known.keys().map(String::as_str))
            ),
        }
    }
}
