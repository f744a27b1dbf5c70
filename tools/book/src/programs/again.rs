//! Runs a program again where a run differs from its record in time alone, as
//! it may on a busy machine.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::model::contract::{Contract, normalise};
use crate::model::timing::{self, Difference};

/// For how long a program is run again and again. A run on a machine that does
/// ten things at once may be late by more than it takes, several times over.
const PATIENCE: Duration = Duration::from_secs(15);

/// What a program printed, and how that differs in time from its record.
#[derive(Debug)]
pub struct Compared {
    /// What it printed in its last run.
    pub output: String,
    /// As [`timing::differences`]; nothing where the text differs.
    pub in_time: Vec<Difference>,
}

/// Calls `run` until what it gives agrees with `recorded` in time, for a quarter
/// of a minute at most: what overlaps is seen to, sooner or later. Where the
/// text under `contract` is another one, or what ran in turn overlaps, another
/// run would not help. `words` are those of the listing's timeline.
///
/// # Errors
///
/// As `run`.
pub fn until_alike(
    run: impl Fn() -> Result<String>,
    recorded: &str,
    contract: &Contract,
    words: &BTreeMap<String, String>,
) -> Result<Compared> {
    until(PATIENCE, run, |output| {
        if normalise(output, contract) == normalise(recorded, contract) {
            timing::differences(recorded, output, contract, words)
        } else {
            Vec::new()
        }
    })
}

fn until(
    patience: Duration,
    run: impl Fn() -> Result<String>,
    compare: impl Fn(&str) -> Vec<Difference>,
) -> Result<Compared> {
    let began = Instant::now();
    loop {
        let output = run()?;
        let in_time = compare(&output);
        let certain = in_time.iter().any(|difference| difference.certain);
        if in_time.is_empty() || certain || began.elapsed() >= patience {
            return Ok(Compared { output, in_time });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    const NO_END: Duration = Duration::MAX;

    /// How often a program is run that differs like that, one run after another.
    fn runs(patience: Duration, differs: &[Option<bool>]) -> (usize, Compared) {
        let count = Cell::new(0);
        let run = || {
            count.set(count.get() + 1);
            Ok(count.get().to_string())
        };
        let compared = until(patience, run, |_| {
            let certain = differs[count.get() - 1];
            let difference = |certain| Difference {
                what: "late".to_owned(),
                certain,
            };
            certain.map(difference).into_iter().collect()
        });
        (count.get(), compared.unwrap())
    }

    #[test]
    fn one_run_that_agrees_is_enough() {
        let (count, compared) = runs(NO_END, &[None]);
        assert!(count == 1 && compared.in_time.is_empty());
        let (count, compared) = runs(NO_END, &[Some(false), Some(false), None]);
        assert!(count == 3 && compared.in_time.is_empty());
        assert_eq!(compared.output, "3");
    }

    #[test]
    fn what_is_certain_or_lasts_is_said() {
        let (count, compared) = runs(NO_END, &[Some(false), Some(true)]);
        assert!(count == 2 && compared.in_time[0].certain);
        let (count, compared) = runs(Duration::ZERO, &[Some(false)]);
        assert!(count == 1 && compared.in_time.len() == 1);
    }
}
