//! Runs a program again where a run differs from its record in time alone, as
//! it may on a busy machine.

use std::collections::BTreeMap;

use anyhow::Result;

use crate::model::contract::{Contract, normalise};
use crate::model::timing;

/// How often a program is run at most.
const RUNS: usize = 6;

/// What a program printed, and how that differs in time from its record.
#[derive(Debug)]
pub struct Compared {
    /// What it printed in its last run.
    pub output: String,
    /// As [`timing::differences`]; nothing where the text differs.
    pub in_time: Vec<String>,
}

/// Calls `run` until what it gives agrees with `recorded` in time, but six
/// times at most: what runs in turn is never seen to overlap, and what overlaps
/// is seen to, sooner or later. Where the text under `contract` is another one,
/// a repetition would not help. `words` are those of the listing's timeline.
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
    let text = normalise(recorded, contract);
    let mut runs = 0;
    loop {
        let output = run()?;
        runs += 1;
        let in_time = if normalise(&output, contract) == text {
            timing::differences(recorded, &output, contract, words)
        } else {
            Vec::new()
        };
        if in_time.is_empty() || runs == RUNS {
            return Ok(Compared { output, in_time });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::time::Duration;

    use super::*;
    use crate::model::contract::{Ends, Kind, Order};

    const TIMED: Contract = Contract {
        kind: Kind::Timed,
        order: Order::Kept,
        ends: Ends::Success,
        silent: Duration::ZERO,
        limit: Duration::ZERO,
    };

    /// Of runs that print these one after another: how many were made, and how
    /// the last one differs.
    fn runs(printed: [&str; RUNS]) -> (usize, Vec<String>) {
        let count = Cell::new(0);
        let run = || {
            count.set(count.get() + 1);
            Ok(printed[count.get() - 1].to_owned())
        };
        let compared = until_alike(run, "took 1 ms\n", &TIMED, &BTreeMap::new()).unwrap();
        (count.get(), compared.in_time)
    }

    #[test]
    fn one_run_that_agrees_is_enough() {
        let (ok, late) = ("took 2 ms\n", "took 9 s\n");
        assert_eq!(runs([ok, late, late, late, late, late]), (1, vec![]));
        assert_eq!(runs([late, late, ok, late, late, late]), (3, vec![]));
        let (count, in_time) = runs([late; RUNS]);
        assert_eq!((count, in_time.len()), (RUNS, 1));
    }

    #[test]
    fn another_text_is_not_run_again() {
        assert_eq!(runs(["lost\n"; RUNS]), (1, vec![]));
    }
}
