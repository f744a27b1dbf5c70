//! What becomes of the values of a round: one sample of each quantity of each
//! case, and the comparison of cases that the metadata ask for.

use anyhow::{Context, Result};

use crate::model::measurement::SpeedUp;
use crate::model::samples::{Series, median};

/// A case as it was measured in one round.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// Who measured it.
    pub by: String,
    /// Its name, and behind ` @ ` its size if it has one.
    pub argument: String,
    /// Its quantities, each with one value or with several.
    pub values: Vec<(String, f64)>,
}

impl Measured {
    /// The value of a quantity: the median, where there are several. A round
    /// counts once, however often a case was measured in it.
    fn value(&self, quantity: &str) -> Option<f64> {
        let values = self.values.iter().filter(|(name, _)| name == quantity);
        let values: Vec<f64> = values.map(|(_, value)| *value).collect();
        (!values.is_empty()).then(|| median(&values))
    }

    fn quantities(&self) -> Vec<String> {
        let mut names: Vec<String> = self.values.iter().map(|(name, _)| name.clone()).collect();
        names.dedup();
        names.sort();
        names.dedup();
        names
    }
}

/// The samples of all rounds so far.
#[derive(Debug, Default)]
pub struct Rounds {
    /// In the order in which they were measured.
    pub series: Vec<Series>,
    /// Who measured what, and how many of its speed-ups were thrown out.
    thrown_out: Vec<(String, String, usize)>,
    count: usize,
}

impl Rounds {
    /// Adds a round, measured on so many cores.
    ///
    /// # Errors
    ///
    /// When a size is no number.
    pub fn add(
        &mut self,
        round: &[Measured],
        speed_up: Option<&SpeedUp>,
        cores: usize,
    ) -> Result<()> {
        self.count += 1;
        for case in round {
            for quantity in case.quantities() {
                if let Some(value) = case.value(&quantity) {
                    self.keep(case, &quantity, value)?;
                }
            }
        }
        let Some(speed_up) = speed_up else {
            return Ok(());
        };
        for case in round {
            let to = speed_up.but.get(&case.argument).unwrap_or(&speed_up.to);
            let other = round
                .iter()
                .find(|other| other.by == case.by && other.argument == *to);
            let of = |case: &Measured| case.value(&speed_up.of);
            if case.argument == *to || speed_up.but.values().any(|to| *to == case.argument) {
                continue;
            }
            if let (Some(time), Some(alone)) = (of(case), other.and_then(of)) {
                if alone / time < cores as f64 {
                    self.keep(case, &speed_up.quantity, alone / time)?;
                } else {
                    self.throw_out(case);
                }
            }
        }
        Ok(())
    }

    fn throw_out(&mut self, case: &Measured) {
        let same = |(by, what, _): &&mut (String, String, usize)| {
            (by.as_str(), what.as_str()) == (case.by.as_str(), case.argument.as_str())
        };
        match self.thrown_out.iter_mut().find(same) {
            Some((.., count)) => *count += 1,
            None => {
                let (by, what) = (case.by.clone(), case.argument.clone());
                self.thrown_out.push((by, what, 1));
            }
        }
    }

    /// What was thrown out, a line for each case, as notes are: who measured,
    /// what, and why.
    pub fn notes(&self) -> Vec<String> {
        let all = self.thrown_out.iter().map(|(by, what, count)| {
            format!(
                "{by}: {count} of {} speed-ups of {what}: as many times as fast as there are \
                 cores, or more, which cannot be",
                self.count
            )
        });
        all.collect()
    }

    fn keep(&mut self, case: &Measured, quantity: &str, value: f64) -> Result<()> {
        let (name, size) = match case.argument.split_once(" @ ") {
            Some((name, size)) => (name, Some(size.parse().context("a size is a number")?)),
            None => (case.argument.as_str(), None),
        };
        let same = |series: &&mut Series| {
            series.by == case.by
                && series.case == name
                && series.size == size
                && series.quantity == quantity
        };
        match self.series.iter_mut().find(same) {
            Some(series) => series.samples.push(value),
            None => self.series.push(Series {
                by: case.by.clone(),
                case: name.to_owned(),
                size,
                quantity: quantity.to_owned(),
                samples: vec![value],
            }),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn measured(argument: &str, times: &[f64]) -> Measured {
        Measured {
            by: "Rust".to_owned(),
            argument: argument.to_owned(),
            values: times
                .iter()
                .map(|time| ("time".to_owned(), *time))
                .collect(),
        }
    }

    fn speed_up() -> SpeedUp {
        SpeedUp {
            quantity: "speed-up".to_owned(),
            of: "time".to_owned(),
            to: "serial".to_owned(),
            but: BTreeMap::from([("guests".to_owned(), "guest".to_owned())]),
        }
    }

    fn samples(rounds: &Rounds, case: &str, quantity: &str) -> Vec<f64> {
        let mut series = rounds.series.iter();
        let found = series.find(|series| series.case == case && series.quantity == quantity);
        found.map_or_else(Vec::new, |series| series.samples.clone())
    }

    #[test]
    fn a_round_is_one_sample() {
        let mut rounds = Rounds::default();
        let round = [measured("nap @ 10", &[1.0, 9.0, 2.0])];
        rounds.add(&round, None, 2).unwrap();
        let round = [measured("nap @ 10", &[4.0])];
        rounds.add(&round, None, 2).unwrap();
        assert_eq!(rounds.series.len(), 1);
        assert_eq!(rounds.series[0].size, Some(10));
        assert_eq!(samples(&rounds, "nap", "time"), [2.0, 4.0]);
    }

    #[test]
    fn cases_of_a_round_are_compared() {
        let mut rounds = Rounds::default();
        let round = [
            measured("serial", &[6.0]),
            measured("threads", &[4.0]),
            measured("guest", &[9.0]),
            measured("guests", &[5.0]),
        ];
        rounds.add(&round, Some(&speed_up()), 2).unwrap();
        assert_eq!(samples(&rounds, "threads", "speed-up"), [1.5]);
        assert_eq!(samples(&rounds, "guests", "speed-up"), [1.8]);
        for alone in ["serial", "guest"] {
            assert_eq!(samples(&rounds, alone, "speed-up"), [0.0; 0]);
        }
        assert_eq!(rounds.notes(), [""; 0]);
    }

    #[test]
    fn more_than_the_cores_can_do_is_thrown_out_and_counted() {
        let mut rounds = Rounds::default();
        for time in [4.0, 3.0, 2.5] {
            let round = [measured("serial", &[6.0]), measured("threads", &[time])];
            rounds.add(&round, Some(&speed_up()), 2).unwrap();
        }
        assert_eq!(samples(&rounds, "threads", "speed-up"), [1.5]);
        assert_eq!(samples(&rounds, "threads", "time"), [4.0, 3.0, 2.5]);
        assert_eq!(
            rounds.notes(),
            [
                "Rust: 2 of 3 speed-ups of threads: as many times as fast as there are cores, or \
                 more, which cannot be"
            ]
        );
    }
}
