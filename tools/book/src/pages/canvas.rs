//! What plots are drawn on: their rooms, and the colours of the reader's theme.
//!
//! plotters knows fixed colours only, so that each has a stand-in here, which a
//! variable of the theme replaces in the end.

use anyhow::{Result, anyhow};
use plotters::prelude::*;

use crate::pages::scale::Scale;

/// What a plot has room for, in pixels.
pub struct Room {
    /// The class by which the style knows it.
    pub class: &'static str,
    /// From the left to the right edge.
    pub width: u32,
    /// The size of letters.
    pub text: u32,
    /// The most labels of an axis from left to right.
    pub labels: usize,
    /// From row to row.
    pub row: u32,
    /// Whether the name of a row stands before it, and not above it.
    pub beside: bool,
}

/// A wide screen.
pub const WIDE: Room = Room {
    class: "wide",
    width: 720,
    text: 15,
    labels: 7,
    row: 30,
    beside: true,
};

/// A narrow one.
pub const NARROW: Room = Room {
    class: "narrow",
    width: 350,
    text: 13,
    labels: 4,
    row: 44,
    beside: false,
};

impl Room {
    /// How wide so many letters are.
    pub fn letters(&self, count: usize) -> u32 {
        // A letter is about half as wide as it is high.
        (0.55 * f64::from(self.text) * count as f64) as u32
    }

    /// How letters look.
    pub fn style(&self) -> TextStyle<'static> {
        ("sans-serif", self.text).into_font().color(&INK)
    }
}

/// The stand-in of the text's colour.
pub const INK: RGBColor = RGBColor(0, 0, 1);
/// The stand-in of the lines' colour.
pub const GRID: RGBColor = RGBColor(0, 0, 2);

/// The stand-in of the colour of the series with this number.
pub fn ink(series: usize) -> RGBColor {
    RGBColor(1, 0, (series % SERIES) as u8)
}

/// How many colours the theme has for series.
pub const SERIES: usize = 6;

/// A plot under way.
pub type Chart<'a, 'b> = ChartContext<'a, SVGBackend<'b>, Cartesian2d<Scale, Scale>>;
/// What drawing on it gives.
pub type Drawn<'b> =
    Result<(), DrawingAreaErrorKind<<SVGBackend<'b> as DrawingBackend>::ErrorType>>;

/// An SVG `height` pixels high, with `left` pixels for the labels of `y`.
///
/// # Errors
///
/// When plotters cannot draw it.
pub fn draw(
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

/// The variables of the theme in the place of their stand-ins.
pub fn themed(svg: &str) -> String {
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
