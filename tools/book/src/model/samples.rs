//! What a measurement measured: the raw samples, on which machine, and what
//! could not be measured. Written by `cargo book measure` alone: a digest in
//! the file shows a change by hand.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::base::files::digest;
use crate::model::machine::Machine;

/// The file in a measurement's folder.
pub const FILE: &str = "samples.json";

/// What decided the samples, and what is said of them: its name in a message,
/// and its SHA-256 in hexadecimal.
pub type MeasuredWith = BTreeMap<String, String>;

/// All that one measurement measured.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Samples {
    /// Where it was measured.
    pub machine: Machine,
    /// What could not be measured, and why.
    pub notes: Vec<String>,
    /// What decided them and what is said of them, as it was then;
    /// [`crate::model::measured_with`] compares it.
    #[serde(default)]
    pub measured_with: MeasuredWith,
    /// In the order in which they were measured.
    pub series: Vec<Series>,
}

/// The samples of one quantity of one case.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// What measured it: `Rust`, or a Python with its version.
    pub by: String,
    /// What was measured.
    pub case: String,
    /// At which size, where there are several.
    pub size: Option<u64>,
    /// Which quantity.
    pub quantity: String,
    /// One value of each round, in the order in which they came: where a case
    /// was measured several times in a round, the median.
    pub samples: Vec<f64>,
}

/// The file: samples, and the digest of all that stands before it.
#[derive(Deserialize)]
struct Sealed {
    samples: Samples,
    sha256: String,
}

/// What stands before that which decided the samples.
const MEASURED_WITH: &str = ",\n\"measured_with\": ";

/// What stands before the series.
const SERIES: &str = ",\n\"series\": [";

/// What stands between the samples and their digest.
const SEAL: &str = ",\n\"sha256\": ";

/// The middle of some samples, and how far they spread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Half of the samples are not above it.
    pub median: f64,
    /// A quarter of them are not above it.
    pub low: f64,
    /// Three quarters of them are not above it.
    pub high: f64,
}

impl Series {
    /// Who measured which case, as in `Rust, threads`.
    pub fn line(&self) -> String {
        format!("{}, {}", self.by, self.case)
    }

    /// The median and the quartiles, by linear interpolation between the
    /// samples (method 7 of Hyndman and Fan, "Sample Quantiles in Statistical
    /// Packages", 1996).
    pub fn spread(&self) -> Spread {
        let mut sorted = self.samples.clone();
        sorted.sort_by(f64::total_cmp);
        Spread {
            median: quantile(&sorted, 0.5),
            low: quantile(&sorted, 0.25),
            high: quantile(&sorted, 0.75),
        }
    }
}

/// The median of values in any order.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    quantile(&sorted, 0.5)
}

fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else {
        return f64::NAN;
    };
    let position = last as f64 * share;
    let (below, above) = (position.floor() as usize, position.ceil() as usize);
    sorted[below] + (sorted[above] - sorted[below]) * position.fract()
}

impl Samples {
    /// Reads the file's text.
    ///
    /// # Errors
    ///
    /// When it is malformed, or when its digest is another one's.
    pub fn parse(text: &str) -> Result<Self> {
        let sealed: Sealed = serde_json::from_str(text)?;
        let samples = sealed.samples;
        let before = text.split(SEAL).next().unwrap_or_default();
        if digest(before) != sealed.sha256 {
            bail!("its digest is that of other samples");
        }
        if let Some(empty) = samples
            .series
            .iter()
            .find(|series| series.samples.is_empty())
        {
            bail!("`{}` by {} has no samples", empty.case, empty.by);
        }
        Ok(samples)
    }

    /// The file's text: a line for each series, so that a change is read in a
    /// diff.
    ///
    /// # Errors
    ///
    /// When a sample is not a number.
    pub fn text(&self) -> Result<String> {
        let head = format!(
            "{{\n\"samples\": {{\n\"machine\": {},\n\"notes\": {}",
            serde_json::to_string_pretty(&self.machine)?,
            serde_json::to_string_pretty(&self.notes)?
        );
        let lines: Result<Vec<String>> = self
            .series
            .iter()
            .map(|series| serde_json::to_string(series).context("a sample is not a number"))
            .collect();
        let series = format!("\n{}\n]\n}}", lines?.join(",\n"));
        sealed(&head, &self.measured_with, &series)
    }

    /// `text`, sealed with something else; the samples keep every digit.
    ///
    /// # Errors
    ///
    /// As [`Samples::parse`].
    pub fn sealed_anew(text: &str, measured_with: &MeasuredWith) -> Result<String> {
        Samples::parse(text)?;
        // No line of a value begins with these names.
        let parts = text.split_once(SERIES).and_then(|(head, rest)| {
            let head = head.split(MEASURED_WITH).next()?;
            Some((head, rest.split(SEAL).next()?))
        });
        let (head, series) = parts.context("it has no series")?;
        sealed(head, measured_with, series)
    }

    /// Those of `quantity`.
    pub fn of<'a>(&'a self, quantity: &'a str) -> impl Iterator<Item = &'a Series> {
        self.series
            .iter()
            .filter(move |series| series.quantity == quantity)
    }

    /// Who measured, Rust first, the Pythons by their version.
    pub fn runners(&self) -> Vec<&str> {
        distinct(self.series.iter().map(|series| series.by.as_str()))
    }
}

/// The whole file: `head` with the machine and the notes, and the series.
fn sealed(head: &str, measured_with: &MeasuredWith, series: &str) -> Result<String> {
    let measured_with = serde_json::to_string_pretty(measured_with)?;
    let text = format!("{head}{MEASURED_WITH}{measured_with}{SERIES}{series}");
    let seal = digest(&text);
    Ok(format!("{text}{SEAL}\"{seal}\"\n}}\n"))
}

/// Each of `names` once, in the order in which they come.
pub fn distinct<T: PartialEq>(names: impl Iterator<Item = T>) -> Vec<T> {
    let mut all = Vec::new();
    for name in names {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(samples: &[f64]) -> Series {
        Series {
            by: "Rust".to_owned(),
            case: "thread".to_owned(),
            size: None,
            quantity: "time".to_owned(),
            samples: samples.to_vec(),
        }
    }

    #[test]
    fn the_spread_lies_between_the_samples() {
        let spread = series(&[5.0, 1.0, 3.0, 2.0, 4.0]).spread();
        assert_eq!(
            spread,
            Spread {
                median: 3.0,
                low: 2.0,
                high: 4.0
            }
        );
        assert_eq!(series(&[1.0, 2.0]).spread().median, 1.5);
        assert_eq!(series(&[7.0]).spread().high, 7.0);
    }

    #[test]
    fn a_sample_that_is_changed_by_hand_is_seen() {
        let samples = Samples {
            machine: Machine::default(),
            notes: vec!["Python 3.11: no interpreters".to_owned()],
            measured_with: MeasuredWith::from([("src/main.rs".to_owned(), digest("1"))]),
            series: vec![series(&[0.1, 0.2]), series(&[1e-9, 3.0])],
        };
        let text = samples.text().unwrap();
        assert_eq!(Samples::parse(&text).unwrap(), samples);
        let changed = text.replace("[0.1,0.2]", "[0.1,0.3]");
        assert_ne!(changed, text);
        let error = Samples::parse(&changed).unwrap_err();
        assert_eq!(error.to_string(), "its digest is that of other samples");
    }

    #[test]
    fn samples_that_are_sealed_anew_keep_every_digit() {
        // Read as a number and written again, it would end with another digit.
        let digits = "0.046828626150090716";
        let text = Samples {
            machine: Machine::default(),
            notes: vec![",\n\"series\": [".to_owned()],
            measured_with: MeasuredWith::new(),
            series: vec![series(&[0.25])],
        };
        let text = text.text().unwrap();
        let head = text.split(MEASURED_WITH).next().unwrap();
        let (_, rest) = text.split_once(SERIES).unwrap();
        let rest = rest.split(SEAL).next().unwrap().replace("0.25", digits);
        let text = sealed(head, &MeasuredWith::new(), &rest).unwrap();
        let with = MeasuredWith::from([("src/main.rs".to_owned(), digest("1"))]);
        let anew = Samples::sealed_anew(&text, &with).unwrap();
        assert!(anew.contains(&format!("[{digits}]")), "{anew}");
        assert_eq!(Samples::parse(&anew).unwrap().measured_with, with);
        let back = Samples::sealed_anew(&anew, &MeasuredWith::new()).unwrap();
        assert_eq!(back, text);
        let by_hand = text.replace(digits, "0.1");
        assert!(Samples::sealed_anew(&by_hand, &with).is_err());
    }
}
