//! Plots of measured values, as SVG in the colours of the reader's theme.
//!
//! plotters places everything on a [`crate::pages::canvas`]. Each plot is drawn
//! for a wide screen and for a narrow one; the style shows the one that fits.

use anyhow::{Result, bail};
use plotters::prelude::*;

use crate::base::html::Html;
use crate::base::manifest;
use crate::base::problem::Problem;
use crate::model::measurement::{Measurement, Unit};
use crate::model::quantity;
use crate::model::samples::{Series, Spread, distinct};
use crate::pages::canvas::{GRID, NARROW, Room, SERIES, WIDE, draw, ink, themed};
use crate::pages::scale::Scale;
use crate::pages::table::{self, Chosen, caption};
use crate::pages::value;

/// The figure of one quantity: lines over the sizes where there are several,
/// else a row for each case. `wanted` is read by [`table::chosen`].
///
/// # Errors
///
/// When nothing was measured, or not this, or when the metadata have no
/// finding to say in words what the figure shows.
pub fn figure(measurement: &Measurement, wanted: &str) -> Result<String> {
    let samples = measurement.samples()?;
    let Chosen {
        quantity,
        unit,
        series,
    } = table::chosen(measurement, samples, wanted)?;
    let finding = finding(measurement, quantity)?;
    let id = format!("figure-{}-{quantity}", measurement.name);
    let label = format!("{id}-text");
    let mut html = Html::new();
    html.open(
        "figure",
        &[
            ("class", &"measured"),
            ("id", &id),
            ("aria-labelledby", &label),
        ],
    )
    .line()
    .open("div", &[("class", &"plot"), ("aria-hidden", &"true")])
    .line();
    if series.iter().any(|series| series.size.is_some()) {
        let sizes = measurement.metadata.sizes.as_deref().unwrap_or("size");
        let lines = lines(&series);
        for room in [WIDE, NARROW] {
            html.markdown(themed(&draw_lines(&lines, unit, sizes, quantity, &room)?));
        }
        legend(&mut html, &lines);
    } else {
        for room in [WIDE, NARROW] {
            html.markdown(themed(&draw_rows(&series, unit, quantity, &room)?));
        }
    }
    html.close("div")
        .line()
        .open("div", &[("class", &"finding"), ("id", &label)])
        .markdown(format_args!("\n\n{finding}\n\n"))
        .close("div")
        .line()
        .markdown(caption(measurement, samples, quantity, &series));
    Ok(html.into_string())
}

/// The sentence that says what the figure shows, its values filled in: each
/// stands in braces, as [`value::value`] takes it.
fn finding(measurement: &Measurement, quantity: &str) -> Result<String> {
    let place = format!("{}/{}", measurement.place(), manifest::FILE);
    let Some(text) = measurement.metadata.findings.get(quantity) else {
        let what = format!("it has no `{quantity}` under [package.metadata.measurement.findings]");
        bail!(
            Problem::of(place, what).cure("say there what the figure shows, with values in braces")
        );
    };
    let filled = value::filled(text, |wanted| value::value(measurement, wanted));
    Ok(filled.map_err(|error| Problem::from_error(place, &error))?)
}

/// One line of a plot over sizes.
struct Line {
    name: String,
    points: Vec<(f64, Spread)>,
}

fn lines(series: &[&Series]) -> Vec<Line> {
    let names = distinct(series.iter().map(|series| series.line()));
    let line = |name: String| {
        let own = series.iter().filter(|series| series.line() == name);
        let mut points: Vec<(f64, Spread)> = own
            .filter_map(|series| Some((series.size? as f64, series.spread())))
            .collect();
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        Line { name, points }
    };
    names.into_iter().map(line).collect()
}

fn draw_lines(
    lines: &[Line],
    unit: Unit,
    sizes: &str,
    quantity: &str,
    room: &Room,
) -> Result<String> {
    let points = || lines.iter().flat_map(|line| &line.points);
    let measured = || points().map(|(size, _)| *size);
    let mut x = Scale::over(measured(), Unit::PerSecond, room.labels);
    let mut each: Vec<f64> = measured().collect();
    each.sort_by(f64::total_cmp);
    each.dedup();
    if each.len() <= room.labels {
        x.ticks = each;
    }
    let ends = points().flat_map(|(_, spread)| [spread.low, spread.high]);
    let y = Scale::over(ends, unit, 7);
    let left = room.letters(9) + 24;
    draw(room, room.width / 3 + 160, left, x, y, |chart| {
        chart
            .configure_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(GRID)
            .axis_style(GRID)
            .label_style(room.style())
            .x_desc(sizes)
            .y_desc(quantity)
            .x_label_formatter(&|size| quantity::size(size.round() as u64))
            .y_label_formatter(&|value| quantity::label(*value, unit))
            .draw()?;
        for (number, line) in lines.iter().enumerate() {
            let middle = line
                .points
                .iter()
                .map(|(size, spread)| (*size, spread.median));
            chart.draw_series(LineSeries::new(middle, ink(number).stroke_width(2)))?;
            for (size, spread) in &line.points {
                let ends = vec![(*size, spread.low), (*size, spread.high)];
                let area = chart.plotting_area();
                area.draw(&PathElement::new(ends, ink(number).stroke_width(2)))?;
                area.draw(&Circle::new(
                    (*size, spread.median),
                    4,
                    ink(number).filled(),
                ))?;
            }
        }
        Ok(())
    })
}

fn draw_rows(series: &[&Series], unit: Unit, quantity: &str, room: &Room) -> Result<String> {
    let runners = distinct(series.iter().map(|series| &series.by));
    let cases = distinct(series.iter().map(|series| &series.case));
    let mut rows: Vec<&Series> = series.to_vec();
    rows.sort_by_key(|row| cases.iter().position(|case| *case == &row.case));
    let spreads: Vec<Spread> = rows.iter().map(|row| row.spread()).collect();
    let ends = spreads.iter().flat_map(|spread| [spread.low, spread.high]);
    let x = Scale::over(ends, unit, room.labels).with_room();
    let start = x.from;
    let height = room.row * rows.len() as u32 + 76;
    let name = |row: &Series| format!("{}, {}", row.case, row.by);
    let longest = rows.iter().map(|row| name(row).chars().count()).max();
    let left = match room.beside {
        true => room.letters(longest.unwrap_or_default()) + 20,
        false => 10,
    };
    draw(room, height, left, x, Scale::rows(rows.len()), |chart| {
        chart
            .configure_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(GRID)
            .axis_style(GRID)
            .label_style(room.style())
            .x_desc(quantity)
            .x_label_formatter(&|value| quantity::label(*value, unit))
            .y_label_formatter(&|row| match room.beside {
                true => name(rows[*row as usize]),
                false => String::new(),
            })
            .draw()?;
        for (index, (row, spread)) in rows.iter().zip(&spreads).enumerate() {
            let colour = ink(runners.iter().position(|by| *by == &row.by).unwrap_or(0));
            let height = index as f64;
            let ends = vec![(spread.low, height), (spread.high, height)];
            let value = EmptyElement::at((spread.high, height))
                + Text::new(quantity::show(spread.median, unit), (10, -8), room.style());
            let area = chart.plotting_area();
            if !room.beside {
                let above = -(room.row as i32) / 2 - 2;
                area.draw(
                    &(EmptyElement::at((start, height))
                        + Text::new(name(row), (2, above), room.style())),
                )?;
            }
            area.draw(&PathElement::new(ends, colour.stroke_width(3)))?;
            area.draw(&Circle::new((spread.median, height), 5, colour.filled()))?;
            area.draw(&value)?;
        }
        Ok(())
    })
}

/// The names of the lines beside a piece of each.
fn legend(html: &mut Html, lines: &[Line]) {
    html.open("p", &[("class", &"legend")]);
    for (number, line) in lines.iter().enumerate() {
        let class = format!("series-{}", number % SERIES);
        html.open("span", &[])
            .element("i", &[("class", &class)], "")
            .text(&line.name)
            .close("span")
            .text(" ");
    }
    html.close("p").line();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_stand_in_is_left() {
        let series = Series {
            by: "Rust".to_owned(),
            case: "OS thread".to_owned(),
            size: None,
            quantity: "time".to_owned(),
            samples: vec![4e-5, 5e-5, 6e-5],
        };
        let svg = themed(&draw_rows(&[&series], Unit::Second, "time", &WIDE).unwrap());
        assert!(
            svg.contains("OS thread, Rust") && svg.contains("50 µs"),
            "{svg}"
        );
        assert!(!svg.contains("=\"#0"), "{svg}");
        assert!(svg.contains("var(--series-0)"), "{svg}");
    }
}
