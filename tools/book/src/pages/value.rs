//! Single measured values, in sentences.

use anyhow::{Result, anyhow};

use crate::base::names::nearest;
use crate::model::measurement::Measurement;
use crate::model::quantity;
use crate::model::samples::{Samples, Series};

/// A value that no line break parts from its unit.
pub fn joined(value: &str) -> String {
    value.replace(' ', "\u{a0}")
}

/// One value as text: `<quantity>/<by>/<case>`, with `/<size>` where there are
/// several; or how often a second one goes into a first: `<one> per <other>`.
/// It has two digits, and where the quartiles lie far apart it is a range.
///
/// # Errors
///
/// When there is no such value; the message names the nearest.
pub fn value(measurement: &Measurement, wanted: &str) -> Result<String> {
    let samples = measurement.samples()?;
    match wanted.split_once(" per ") {
        Some((one, other)) => Ok(quantity::ratio(
            find(measurement, samples, one)?.spread().median,
            find(measurement, samples, other)?.spread().median,
        )),
        None => {
            let series = find(measurement, samples, wanted)?;
            let unit = measurement.unit(&series.quantity)?;
            Ok(joined(&quantity::in_words(series.spread(), unit)))
        }
    }
}

/// What a value of [`value`] is of: one series, or the two of a ratio.
///
/// # Errors
///
/// When there is no such value; the message names the nearest.
pub fn series<'a>(measurement: &'a Measurement, wanted: &str) -> Result<Vec<&'a Series>> {
    let samples = measurement.samples()?;
    let keys = wanted.split(" per ");
    keys.map(|key| find(measurement, samples, key)).collect()
}

/// `text` with the value of each key that stands in it in braces.
///
/// # Errors
///
/// When a brace is not closed, or when `value` has none for a key.
pub fn filled(text: &str, value: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (key, after) = after
            .split_once('}')
            .ok_or_else(|| anyhow!("a brace is not closed in: {text}"))?;
        filled += before;
        filled += &value(key)?;
        rest = after;
    }
    Ok(filled + rest)
}

fn find<'a>(measurement: &Measurement, samples: &'a Samples, wanted: &str) -> Result<&'a Series> {
    let wanted = wanted.trim();
    let found = samples.series.iter().find(|series| key(series) == wanted);
    found.ok_or_else(|| {
        let keys: Vec<String> = samples.series.iter().map(key).collect();
        anyhow!(
            "`{}` has no value `{wanted}`{}",
            measurement.name,
            nearest(wanted, keys.iter().map(String::as_str))
        )
    })
}

fn key(series: &Series) -> String {
    let size = series.size.map_or(String::new(), |size| format!("/{size}"));
    format!("{}/{}/{}{size}", series.quantity, series.by, series.case)
}
