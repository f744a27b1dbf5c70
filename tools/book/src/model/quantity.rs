//! Writes measured values as people read them: with a unit that fits, and in
//! sentences with no more than two digits that count.

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

/// The share of the median from which on the distance of the quartiles is said
/// in a sentence.
const WIDE: f64 = 0.1;

/// A value for a sentence: two digits of the median, as in `48 µs`. Where the
/// quartiles lie apart by more than a tenth of it, both of them, as in
/// `45–52 µs`.
pub fn in_words(spread: Spread, unit: Unit) -> String {
    let (size, name) = step(two_digits(spread.median), unit);
    let in_step = |value: f64| with_two_digits(value / size);
    let (low, high) = (in_step(spread.low), in_step(spread.high));
    if spread.high - spread.low <= WIDE * spread.median || low == high {
        return named(in_step(spread.median), name);
    }
    named(format!("{low}–{high}"), name)
}

/// How often `b` goes into `a`, in two digits, as in `9.4` or `230`.
pub fn ratio(a: f64, b: f64) -> String {
    with_two_digits(a / b)
}

/// The value, rounded to two digits that count.
fn two_digits(value: f64) -> f64 {
    if value == 0.0 {
        return value;
    }
    let place = 10_f64.powf(value.abs().log10().floor() - 1.0);
    (value / place).round() * place
}

fn with_two_digits(value: f64) -> String {
    let value = two_digits(value);
    if value.abs() >= 9.95 {
        return grouped(value.round());
    }
    match value.abs() < 0.995 {
        true if value != 0.0 => format!("{value:.2}"),
        _ => format!("{value:.1}"),
    }
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
        assert_eq!(ratio(3145.0, 1.0), "3100");
        assert_eq!(ratio(0.948, 1.0), "0.95");
    }

    #[test]
    fn a_sentence_has_two_digits_or_a_range() {
        let words = |low, median, high, unit| in_words(Spread { median, low, high }, unit);
        assert_eq!(words(45.1e-6, 46.2e-6, 47.9e-6, Unit::Second), "46 µs");
        assert_eq!(words(45.1e-6, 48.2e-6, 52.4e-6, Unit::Second), "45–52 µs");
        assert_eq!(words(0.95e-3, 1.04e-3, 1.4e-3, Unit::Second), "0.95–1.4 ms");
        assert_eq!(words(1.96, 1.974, 1.98, Unit::One), "2.0");
        assert_eq!(words(1.31, 1.79, 1.91, Unit::One), "1.3–1.9");
        assert_eq!(words(0.0, 0.947, 0.95, Unit::One), "0.0–0.95");
        let rate = words(79_755.0, 79_755.0, 80_100.0, Unit::PerSecond);
        assert_eq!(rate, "80\u{a0}000");
        assert_eq!(words(0.996, 0.998, 1.0, Unit::Second), "1.0 s");
        assert_eq!(words(0.0, 0.0, 0.0, Unit::Second), "0.0 ns");
        let mib = 1024.0 * 1024.0;
        assert_eq!(
            words(1577.0 * mib, 1577.0 * mib, 1577.0 * mib, Unit::Byte),
            "1.5 GiB"
        );
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
