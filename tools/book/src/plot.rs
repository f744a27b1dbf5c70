//! Plots of measured values, as SVG in the colours of the reader's theme.
//!
//! plotters places everything; it knows fixed colours only, so that each has a
//! stand-in here, which a variable of the theme replaces in the end. Each plot
//! is drawn for a wide screen and for a narrow one; the style shows the one that
//! fits.

use std::fmt::Write;
use std::ops::Range;

use anyhow::{Context, Result, anyhow, bail};
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint};
use plotters::prelude::*;

use crate::measurement::{Measurement, Unit};
use crate::quantity;
use crate::samples::{Series, Spread, distinct};
use crate::table::{self, Chosen, caption};

/// What a plot has room for, in pixels.
struct Room {
    class: &'static str,
    width: u32,
    text: u32,
    /// The most labels of an axis from left to right.
    labels: usize,
    /// From row to row.
    row: u32,
    /// Whether the name of a row stands before it, and not above it.
    beside: bool,
}

const WIDE: Room = Room {
    class: "wide",
    width: 720,
    text: 15,
    labels: 7,
    row: 30,
    beside: true,
};

const NARROW: Room = Room {
    class: "narrow",
    width: 350,
    text: 13,
    labels: 4,
    row: 44,
    beside: false,
};

impl Room {
    fn letters(&self, count: usize) -> u32 {
        // A letter is about half as wide as it is high.
        (0.55 * f64::from(self.text) * count as f64) as u32
    }

    fn style(&self) -> TextStyle<'static> {
        ("sans-serif", self.text).into_font().color(&INK)
    }
}

const INK: RGBColor = RGBColor(0, 0, 1);
const GRID: RGBColor = RGBColor(0, 0, 2);

/// The stand-in of the colour of the series with this number.
fn ink(series: usize) -> RGBColor {
    RGBColor(1, 0, (series % SERIES) as u8)
}

/// How many colours the theme has for series.
const SERIES: usize = 6;

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
    let mut html = format!(
        "<figure class=\"measured\" id=\"{id}\" aria-labelledby=\"{id}-text\">\n<div class=\"plot\" \
         aria-hidden=\"true\">\n"
    );
    if series.iter().any(|series| series.size.is_some()) {
        let sizes = measurement.metadata.sizes.as_deref().unwrap_or("size");
        let lines = lines(&series);
        for room in [WIDE, NARROW] {
            html += &themed(&draw_lines(&lines, unit, sizes, quantity, &room)?);
        }
        html += &legend(&lines);
    } else {
        for room in [WIDE, NARROW] {
            html += &themed(&draw_rows(&series, unit, quantity, &room)?);
        }
    }
    let _ = write!(
        html,
        "</div>\n<div class=\"finding\" id=\"{id}-text\">\n\n{finding}\n\n</div>\n"
    );
    html += &caption(measurement, samples, quantity, &series);
    Ok(html)
}

/// The sentence that says what the figure shows, its values filled in: each
/// stands in braces, as [`table::value`] takes it.
fn finding(measurement: &Measurement, quantity: &str) -> Result<String> {
    let Some(text) = measurement.metadata.findings.get(quantity) else {
        bail!(
            "{}/Cargo.toml has no `{quantity}` under [package.metadata.measurement.findings]; it \
             says what the figure shows, with values in braces",
            measurement.place()
        );
    };
    table::filled(text, |wanted| table::value(measurement, wanted))
        .with_context(|| format!("{}/Cargo.toml", measurement.place()))
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

/// An axis: which values it holds, and where its labels stand.
struct Scale {
    log: bool,
    from: f64,
    to: f64,
    ticks: Vec<f64>,
}

impl Scale {
    /// Logarithmic where the values span more than a power of ten, else linear
    /// from zero; in round numbers of `unit`, at most `labels` of them
    /// where it is logarithmic.
    fn over(values: impl Iterator<Item = f64>, unit: Unit, labels: usize) -> Self {
        let values: Vec<f64> = values.filter(|value| *value > 0.0).collect();
        let most = values.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        let least = values.iter().copied().fold(most, f64::min);
        if most / least < 10.0 {
            let (size, _) = quantity::step(most, unit);
            let step = round_step(most / size / 4.0) * size;
            let count = (most / step).ceil() as i32;
            return Scale {
                log: false,
                from: 0.0,
                to: f64::from(count) * step,
                ticks: (0..=count).map(|index| f64::from(index) * step).collect(),
            };
        }
        let (from, to) = (least / 1.5, most * 1.5);
        Scale {
            log: true,
            from,
            to,
            ticks: powers(from, to, unit, labels),
        }
    }

    /// A row for each of `count` things, the first at the top.
    fn rows(count: usize) -> Self {
        Scale {
            log: false,
            from: count as f64 - 0.5,
            to: -0.5,
            ticks: (0..count).map(|row| row as f64).collect(),
        }
    }

    /// With room for a value beside the last dot.
    fn with_room(mut self) -> Self {
        if self.log {
            self.to *= (self.to / self.from).powf(0.2);
        } else {
            self.to *= 1.2;
        }
        self
    }
}

impl Ranged for Scale {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (first, last): (i32, i32)) -> i32 {
        let at = |value: f64| if self.log { value.log10() } else { value };
        let value = if self.log {
            value.max(self.from)
        } else {
            *value
        };
        let share = (at(value) - at(self.from)) / (at(self.to) - at(self.from));
        first + (share * f64::from(last - first)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.ticks.clone()
    }

    fn range(&self) -> Range<f64> {
        self.from..self.to
    }
}

impl From<Scale> for Range<f64> {
    fn from(scale: Scale) -> Self {
        scale.range()
    }
}

/// Round numbers from `from` to `to`, each as many times the one before: powers
/// of ten, and for bytes powers of two, of which every tenth has a name; `most`
/// or fewer.
fn powers(from: f64, to: f64, unit: Unit, most: usize) -> Vec<f64> {
    let (base, strides): (f64, &[i32]) = match unit {
        Unit::Byte => (2.0, &[2, 5, 10]),
        _ => (10.0, &[1, 2, 3, 6]),
    };
    let ticks = |stride: &i32| -> Vec<f64> {
        let size = base.powi(*stride);
        let (low, high) = (from.log(size).ceil() as i32, to.log(size).floor() as i32);
        (low..=high).map(|power| size.powi(power)).collect()
    };
    let mut all = strides.iter().map(ticks);
    all.find(|ticks| ticks.len() <= most).unwrap_or_default()
}

/// The round number of 1, 2 or 5 times a power of ten that is not below `step`.
fn round_step(step: f64) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    let factors = [1.0, 2.0, 5.0, 10.0];
    let round = factors.into_iter().map(|factor| factor * power);
    round
        .into_iter()
        .find(|round| *round >= step)
        .unwrap_or(step)
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

type Chart<'a, 'b> = ChartContext<'a, SVGBackend<'b>, Cartesian2d<Scale, Scale>>;
type Drawn<'b> = Result<(), DrawingAreaErrorKind<<SVGBackend<'b> as DrawingBackend>::ErrorType>>;

/// An SVG `height` pixels high, with `left` pixels for the labels of `y`.
fn draw(
    room: &Room,
    height: u32,
    left: u32,
    x: Scale,
    y: Scale,
    content: impl FnOnce(&mut Chart) -> Drawn<'static>,
) -> Result<String> {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, (room.width, height)).into_drawing_area();
        let mut chart = ChartBuilder::on(&area)
            .margin(8)
            .margin_right(24)
            .x_label_area_size(52)
            .y_label_area_size(left)
            .build_cartesian_2d(x, y)
            .map_err(failed)?;
        content(&mut chart).map_err(failed)?;
        area.present().map_err(failed)?;
    }
    Ok(svg.replacen("<svg ", &format!("<svg class=\"{}\" ", room.class), 1))
}

fn failed(error: impl std::fmt::Display) -> anyhow::Error {
    anyhow!("the plot cannot be drawn: {error}")
}

/// The names of the lines beside a piece of each.
fn legend(lines: &[Line]) -> String {
    let mut html = String::from("<p class=\"legend\">");
    for (number, line) in lines.iter().enumerate() {
        let _ = write!(
            html,
            "<span><i class=\"series-{}\"></i>{}</span> ",
            number % SERIES,
            line.name
        );
    }
    html + "</p>\n"
}

/// The variables of the theme in the place of their stand-ins.
fn themed(svg: &str) -> String {
    let mut svg = svg
        .replace("#000001", "currentColor")
        .replace("#000002", "var(--line)")
        .replace("font-family=\"sans-serif\"", "font-family=\"inherit\"");
    for series in 0..SERIES {
        svg = svg.replace(
            &format!("#0100{series:02X}"),
            &format!("var(--series-{series})"),
        );
    }
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_span_is_logarithmic_and_a_narrow_one_begins_at_zero() {
        let wide = Scale::over([1e-6, 3e-3].into_iter(), Unit::Second, 7);
        assert!(wide.log);
        assert_eq!(wide.ticks.len(), 4);
        let narrow = Scale::over([1.0, 1.98].into_iter(), Unit::One, 7);
        assert_eq!((narrow.log, narrow.from, narrow.to), (false, 0.0, 2.0));
        assert_eq!(narrow.ticks, [0.0, 0.5, 1.0, 1.5, 2.0]);
    }

    #[test]
    fn bytes_are_counted_by_powers_of_two() {
        let kibibyte = 1024.0;
        let wide = Scale::over([300.0, 2e6].into_iter(), Unit::Byte, 7);
        assert_eq!(
            wide.ticks,
            [0.25, 1.0, 4.0, 16.0, 64.0, 256.0, 1024.0].map(|n| n * kibibyte)
        );
        let wider = Scale::over([300.0, 2e9].into_iter(), Unit::Byte, 7);
        assert_eq!(wider.ticks.len(), 5);
        let narrow = Scale::over(
            [30.0 * kibibyte, 70.0 * kibibyte].into_iter(),
            Unit::Byte,
            7,
        );
        assert_eq!(
            narrow.ticks,
            [0.0, 20.0, 40.0, 60.0, 80.0].map(|n| n * kibibyte)
        );
    }

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
