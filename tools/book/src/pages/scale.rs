//! The axes of plots: which values they hold, and where their labels stand.

use std::ops::Range;

use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};

use crate::model::measurement::Unit;
use crate::model::quantity;

/// An axis: which values it holds, and where its labels stand.
pub struct Scale {
    log: bool,
    /// Where it begins.
    pub from: f64,
    to: f64,
    /// Where its labels stand.
    pub ticks: Vec<f64>,
}

impl Scale {
    /// Logarithmic where the values span more than a power of ten, else linear
    /// from zero; in round numbers of `unit`, at most `labels` of them
    /// where it is logarithmic.
    pub fn over(values: impl Iterator<Item = f64>, unit: Unit, labels: usize) -> Self {
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
    pub fn rows(count: usize) -> Self {
        Scale {
            log: false,
            from: count as f64 - 0.5,
            to: -0.5,
            ticks: (0..count).map(|row| row as f64).collect(),
        }
    }

    /// With room for a value beside the last dot.
    pub fn with_room(mut self) -> Self {
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
}
