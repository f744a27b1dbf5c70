//! Writes measured values as people read them: two digits that count, and a
//! unit that fits.

use crate::model::measurement::Unit;
use crate::model::samples::Spread;

/// A step of a unit: from where on it is used, its size and its name.
pub type Step = (f64, &'static str);

const SECONDS: [Step; 4] = [(1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns")];
const BYTES: [Step; 4] = [
    (1024.0 * 1024.0 * 1024.0, "GiB"),
    (1024.0 * 1024.0, "MiB"),
    (1024.0, "KiB"),
    (1.0, "B"),
];
const PLAIN: [Step; 1] = [(1.0, "")];

fn steps(unit: Unit) -> &'static [Step] {
    match unit {
        Unit::Second => &SECONDS,
        Unit::Byte => &BYTES,
        Unit::PerSecond | Unit::One => &PLAIN,
    }
}

/// The step in which `value` reads best: the largest that is not above it, by
/// what its digits are rounded to.
pub fn step(value: f64, unit: Unit) -> Step {
    let steps = steps(unit);
    let fits = steps.iter().find(|(size, _)| value >= size * 0.9995);
    *fits.unwrap_or(&steps[steps.len() - 1])
}

/// `48 µs`, `2.3 MiB`, `1.98`.
pub fn show(value: f64, unit: Unit) -> String {
    let (size, name) = step(value, unit);
    named(number(value / size, unit), name)
}

/// The same for an axis: a round number has no decimals.
pub fn label(value: f64, unit: Unit) -> String {
    let text = show(value, unit);
    let (number, name) = text.split_once(' ').unwrap_or((&text, ""));
    match number.contains('.') {
        true => named(
            number
                .trim_end_matches('0')
                .trim_end_matches('.')
                .to_owned(),
            name,
        ),
        false => text,
    }
}

/// The median, and in brackets the quartiles, as in `48 µs (45–52)`.
pub fn show_spread(spread: Spread, unit: Unit) -> String {
    let (size, name) = step(spread.median, unit);
    let in_step = |value: f64| number(value / size, unit);
    let (low, high) = (in_step(spread.low), in_step(spread.high));
    let median = named(in_step(spread.median), name);
    if low == high {
        return median;
    }
    format!("{median} ({low}–{high})")
}

/// How often `b` goes into `a`, as in `9.4` or `230`.
pub fn ratio(a: f64, b: f64) -> String {
    number(a / b, Unit::Second)
}

fn named(number: String, name: &str) -> String {
    match name {
        "" => number,
        _ => format!("{number} {name}"),
    }
}

fn number(value: f64, unit: Unit) -> String {
    match unit {
        Unit::One => format!("{value:.2}"),
        _ if value.abs() >= 9.95 => grouped(value.round()),
        _ => format!("{value:.1}"),
    }
}

/// The digits of a whole number in groups of three.
fn grouped(value: f64) -> String {
    let digits = format!("{value:.0}");
    if digits.len() <= 4 {
        return digits;
    }
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

/// A size, as in `10 000`.
pub fn size(size: u64) -> String {
    grouped(size as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_two_digits_and_a_unit_that_fits() {
        let seconds = |value| show(value, Unit::Second);
        assert_eq!(seconds(0.000_048_2), "48 µs");
        assert_eq!(seconds(0.002_94), "2.9 ms");
        assert_eq!(seconds(2.1e-7), "210 ns");
        assert_eq!(seconds(19.94), "20 s");
        assert_eq!(seconds(0.999_9), "1.0 s");
        assert_eq!(seconds(0.0), "0.0 ns");
        assert_eq!(show(18.0 * 1024.0, Unit::Byte), "18 KiB");
        assert_eq!(show(1.977, Unit::One), "1.98");
        assert_eq!(show(12_345.0, Unit::PerSecond), "12\u{a0}345");
        assert_eq!(size(1_000_000), "1\u{a0}000\u{a0}000");
        assert_eq!(size(1000), "1000");
        assert_eq!(ratio(20.0, 1.3), "15");
    }

    #[test]
    fn a_spread_shares_the_unit_of_its_median() {
        let spread = Spread {
            median: 0.000_048,
            low: 0.000_045,
            high: 0.0012,
        };
        assert_eq!(show_spread(spread, Unit::Second), "48 µs (45–1200)");
        let same = Spread {
            median: 1.0,
            low: 1.0,
            high: 1.001,
        };
        assert_eq!(show_spread(same, Unit::Second), "1.0 s");
    }
}
