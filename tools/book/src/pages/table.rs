//! Tables of measured values, and the machine behind them.

use std::fmt::Write;

use anyhow::{Result, bail};

use crate::base::html::Html;
use crate::base::names::nearest;
use crate::model::machine::Machine;
use crate::model::measurement::{Measurement, Unit};
use crate::model::quantity;
use crate::model::samples::{Samples, Series, distinct};
use crate::pages::value;

/// The table of one quantity: a row for each case and a column for each that
/// measured, or a column for each size where there are several. `wanted` is
/// read by [`chosen`].
///
/// # Errors
///
/// When nothing was measured, or not this.
pub fn table(measurement: &Measurement, wanted: &str) -> Result<String> {
    let samples = measurement.samples()?;
    let Chosen {
        quantity,
        unit,
        series,
    } = chosen(measurement, samples, wanted)?;
    let mut text = figure(&format!("table-{}-{quantity}", measurement.name));
    text += &if series.iter().any(|series| series.size.is_some()) {
        by_size(measurement, &series, unit)
    } else {
        by_case(&series, unit)
    };
    text += &caption(measurement, samples, quantity, &series);
    Ok(text)
}

/// Opens the figure of a table, which is Markdown.
fn figure(id: &str) -> String {
    let mut html = Html::new();
    html.open("figure", &[("class", &"measured"), ("id", &id)])
        .markdown("\n\n");
    html.into_string()
}

/// What a table or a figure shows.
pub struct Chosen<'a> {
    /// The quantity.
    pub quantity: &'a str,
    /// Its unit.
    pub unit: Unit,
    /// Its samples, at least one series.
    pub series: Vec<&'a Series>,
}

/// The samples that `wanted` names: a quantity, and after ` by ` those that
/// measured it, with commas between them; without it, everybody.
///
/// # Errors
///
/// When there are none; the message names the nearest.
pub fn chosen<'a>(
    measurement: &Measurement,
    samples: &'a Samples,
    wanted: &'a str,
) -> Result<Chosen<'a>> {
    let (quantity, by) = match wanted.split_once(" by ") {
        Some((quantity, by)) => (quantity.trim(), Some(by)),
        None => (wanted.trim(), None),
    };
    let unit = measurement.unit(quantity)?;
    let mut series: Vec<&Series> = samples.of(quantity).collect();
    if series.is_empty() {
        bail!(
            "`{}` has no samples of `{quantity}`; run `cargo book measure {}`",
            measurement.name,
            measurement.name
        );
    }
    if let Some(by) = by {
        let by: Vec<&str> = by.split(',').map(str::trim).collect();
        let known = samples.runners();
        if let Some(other) = by.iter().find(|by| !known.contains(by)) {
            bail!(
                "`{}` was not measured by `{other}`{}",
                measurement.name,
                nearest(other, known.iter().copied())
            );
        }
        series.retain(|series| by.contains(&series.by.as_str()));
    }
    Ok(Chosen {
        quantity,
        unit,
        series,
    })
}

fn by_case(series: &[&Series], unit: Unit) -> String {
    let columns = distinct(series.iter().map(|series| series.by.as_str()));
    let rows = distinct(series.iter().map(|series| series.case.as_str()));
    markdown("Case", &rows, &columns, |row, column| {
        let cell = series
            .iter()
            .find(|series| series.case == *row && series.by == *column);
        show(cell.copied(), unit)
    })
}

fn by_size(measurement: &Measurement, series: &[&Series], unit: Unit) -> String {
    let mut sizes = distinct(series.iter().filter_map(|series| series.size));
    sizes.sort_unstable();
    let columns: Vec<String> = sizes.iter().map(|size| quantity::size(*size)).collect();
    let rows = distinct(series.iter().map(|series| series.line()));
    let head = measurement.metadata.sizes.as_deref().unwrap_or_default();
    markdown(head, &rows, &columns, |row, column| {
        let cell = series.iter().find(|series| {
            series.line() == *row && series.size.map(quantity::size).as_ref() == Some(column)
        });
        show(cell.copied(), unit)
    })
}

fn show(series: Option<&Series>, unit: Unit) -> String {
    let Some(series) = series else {
        return with_note("–", "");
    };
    let text = quantity::show_spread(series.spread(), unit);
    match text.split_once(" (") {
        Some((median, quartiles)) => with_note(&value::joined(median), &format!("({quartiles}")),
        None => with_note(&value::joined(&text), ""),
    }
}

/// A cell, and what stands below its value.
fn with_note(value: &str, note: &str) -> String {
    let mut html = Html::new();
    html.text(value).text(" ").element("span", &[], note);
    html.into_string()
}

fn markdown<R: AsRef<str>, C: AsRef<str>>(
    head: &str,
    rows: &[R],
    columns: &[C],
    cell: impl Fn(&R, &C) -> String,
) -> String {
    let mut text = format!("| {} |", literal(head));
    for column in columns {
        let _ = write!(text, " {} |", literal(column.as_ref()));
    }
    text += "\n|---|";
    text += &"---:|".repeat(columns.len());
    text.push('\n');
    for row in rows {
        let _ = write!(text, "| {} |", literal(row.as_ref()));
        for column in columns {
            let _ = write!(text, " {} |", cell(row, column));
        }
        text.push('\n');
    }
    text
}

/// Says what was measured, how, where, and how to do it again, and what those
/// who measured `series` could not measure.
pub fn caption(
    measurement: &Measurement,
    samples: &Samples,
    quantity: &str,
    series: &[&Series],
) -> String {
    let machine = &samples.machine;
    let mut html = Html::new();
    html.line()
        .open("figcaption", &[])
        .markdown("\n\n")
        .element("b", &[], quantity)
        .markdown(format_args!(
            ": {} Median of the samples of {} rounds, and the quartiles where they differ; \
             measured side by side on {} cores.\n",
            measurement.metadata.measures, measurement.metadata.rounds, machine.cores
        ));
    let by = distinct(series.iter().map(|series| series.by.as_str()));
    let by_them = |note: &&String| {
        let runner = note.split(": ").next().unwrap_or_default();
        by.contains(&runner)
    };
    for note in samples.notes.iter().filter(by_them) {
        // `<by>: <what>: <why>`
        let mut said = note.splitn(3, ": ");
        let by = said.next().unwrap_or_default();
        let what = said.next().unwrap_or_default();
        let why = said.next().map_or(String::new(), |why| format!(" ({why})"));
        let note = format!("Left out in {by}: {what}{why}.");
        html.markdown(format_args!("\n{}\n", literal(&note)));
    }
    html.html(&place(measurement, machine));
    html.into_string()
}

/// The end of a figure: how to measure again, where, and when it was done.
fn place(measurement: &Measurement, machine: &Machine) -> Html {
    let command = format!("cargo book measure {}", measurement.name);
    let mut html = Html::new();
    html.line()
        .open("p", &[("class", &"place")])
        .element("code", &[], command)
        .text(" ")
        .element("span", &[], measurement.place())
        .text(" ")
        .element("span", &[], &machine.day)
        .close("p")
        .line()
        .close("figcaption")
        .line()
        .close("figure")
        .line();
    html
}

/// The machine that a measurement was last measured on: a row for each thing
/// that the samples say of it.
///
/// # Errors
///
/// When nothing was measured.
pub fn machine(measurement: &Measurement) -> Result<String> {
    let machine = &measurement.samples()?.machine;
    let memory = match machine.memory {
        0 => String::new(),
        bytes => quantity::show(bytes as f64, Unit::Byte),
    };
    let rows = [
        ("cores", machine.cores.to_string()),
        ("processor", machine.processor.clone()),
        ("memory", memory),
        ("system", machine.system.clone()),
        ("compiler", machine.rustc.clone()),
        ("Python", machine.pythons.join(", ")),
        ("day", machine.day.clone()),
    ];
    let mut text = figure(&format!("machine-{}", measurement.name));
    text += "| Of the machine | Measured on |\n|:---|:---|\n";
    for (what, said) in rows {
        let said = match said.as_str() {
            "" => "not known".to_owned(),
            said => literal(said),
        };
        let _ = writeln!(text, "| {what} | {said} |");
    }
    let mut html = Html::new();
    html.line().open("figcaption", &[]).line();
    html.html(&place(measurement, machine));
    Ok(text + html.as_str())
}

/// `text` as Markdown that shows it as it is.
fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for c in text.chars() {
        if r"\`*_[]<>|&~".contains(c) {
            literal.push('\\');
        }
        literal.push(c);
    }
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_system_says_is_no_markup() {
        assert_eq!(literal("CPU @ 3.1 GHz, v1-2"), "CPU @ 3.1 GHz, v1-2");
        assert_eq!(literal("a_b|c*<d>"), r"a\_b\|c\*\<d\>");
    }

    #[test]
    fn what_measured_and_what_was_measured_are_no_markup() {
        let table = markdown("a|b", &["<i>"], &["*c*"], |_, _| "1".to_owned());
        assert_eq!(table, "| a\\|b | \\*c\\* |\n|---|---:|\n| \\<i\\> | 1 |\n");
    }
}
