//! Runs a program again: where a run differs from its record in time alone, as
//! it may on a busy machine, and before what comes of it is recorded at all.

use std::collections::BTreeMap;
use std::hint;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::base::problem::Problem;
use crate::model::contract::{Contract, normalise};
use crate::model::timing::{self, Difference};

/// For how long, and how often, a program is run again at least, before what
/// differs counts. On a machine that does ten things at once a thread comes
/// late by more than a run takes, several times over.
const PATIENCE: Duration = Duration::from_secs(15);
const RUNS: usize = 20;

/// What a program printed, and how that differs in time from its record.
#[derive(Debug)]
pub struct Compared {
    /// What it printed in its last run.
    pub output: String,
    /// As [`timing::differences`], in every run; nothing where the text differs.
    pub in_time: Vec<Difference>,
}

/// Calls `run` until nothing that it gives differs from `recorded` in time in
/// every run, or often enough: what overlaps is seen to, sooner or later. Where
/// the text under `contract` is another one, another run would not help. `words`
/// are those of the listing's timeline.
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
    until(PATIENCE, RUNS, run, |output| {
        if normalise(output, contract) == normalise(recorded, contract) {
            timing::differences(recorded, output, contract, words)
        } else {
            Vec::new()
        }
    })
}

/// How often what is recorded for the first time has to come out.
const STEADY: usize = 5;

/// What `run` gives, if that is the same each time by `same`, also while every
/// core is busy: what depends on luck is not worth recording. It is called
/// `place` in a message.
///
/// # Errors
///
/// As `run`, and when two runs differ.
pub fn steady(
    place: &str,
    run: impl Fn() -> Result<String>,
    same: impl Fn(&str, &str) -> bool,
) -> Result<String> {
    let first = run()?;
    let _busy = Busy::every_core();
    for _ in 1..STEADY {
        let again = run()?;
        if !same(&first, &again) {
            let cure = "force the order, let the test assert first what the change breaks for \
                        sure, or say in the metadata what may vary";
            bail!(
                Problem::of(place, "what comes of it differs from run to run")
                    .cure(cure)
                    .said(format!("first:\n{first}\nthen:\n{again}"))
            );
        }
    }
    Ok(first)
}

/// Keeps every core busy while it lives.
struct Busy {
    ends: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Busy {
    fn every_core() -> Self {
        let ends = Arc::new(AtomicBool::new(false));
        let cores = thread::available_parallelism().map_or(1, |cores| cores.get());
        let spin = || {
            let ends = Arc::clone(&ends);
            thread::spawn(move || {
                while !ends.load(Ordering::Relaxed) {
                    hint::spin_loop();
                }
            })
        };
        let threads = (0..cores).map(|_| spin()).collect();
        Busy { ends, threads }
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
        for thread in self.threads.drain(..) {
            // A thread that spins cannot panic.
            let _ = thread.join();
        }
    }
}

fn until(
    patience: Duration,
    least: usize,
    run: impl Fn() -> Result<String>,
    compare: impl Fn(&str) -> Vec<Difference>,
) -> Result<Compared> {
    let began = Instant::now();
    let mut runs = 0;
    let mut in_time: Option<Vec<Difference>> = None;
    loop {
        let output = run()?;
        runs += 1;
        let mut now = compare(&output);
        if let Some(before) = in_time {
            now.retain(|one| before.iter().any(|other| other.at == one.at));
        }
        if now.is_empty() || (runs >= least && began.elapsed() >= patience) {
            return Ok(Compared {
                output,
                in_time: now,
            });
        }
        in_time = Some(now);
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// How often a program is run that differs here and there, run by run.
    fn runs(patience: Duration, least: usize, differ: &[&str]) -> (usize, Compared) {
        let count = Cell::new(0);
        let run = || {
            count.set(count.get() + 1);
            Ok(count.get().to_string())
        };
        let compare = |_: &str| {
            let places = differ[count.get() - 1].split_whitespace();
            let difference = |at: &str| Difference {
                at: at.to_owned(),
                what: format!("run {}", count.get()),
            };
            places.map(difference).collect()
        };
        let compared = until(patience, least, run, compare).unwrap();
        (count.get(), compared)
    }

    #[test]
    fn each_place_has_to_agree_once() {
        for differ in [&[""][..], &["a", "a", ""], &["a b", "b c", "a c"]] {
            let (count, compared) = runs(Duration::MAX, 9, differ);
            assert_eq!(count, differ.len());
            assert_eq!(compared.in_time, []);
            assert_eq!(compared.output, count.to_string());
        }
    }

    #[test]
    fn what_differs_from_run_to_run_is_not_steady() {
        let count = Cell::new(0);
        let run = |turn: usize| {
            count.set(count.get() + 1);
            Ok((count.get() / turn).to_string())
        };
        let same = |a: &str, b: &str| a == b;
        assert_eq!(steady("a", || run(9), same).unwrap(), "0");
        assert_eq!(count.get(), STEADY);
        count.set(0);
        let error = steady("a", || run(STEADY), same).unwrap_err().to_string();
        assert!(error.starts_with("a: what comes of it differs"), "{error}");
        assert!(error.ends_with("first:\n0\nthen:\n1"), "{error}");
        assert!(steady("a", || run(STEADY), |_, _| true).is_ok());
    }

    #[test]
    fn what_differs_in_every_run_is_said() {
        let (count, compared) = runs(Duration::ZERO, 3, &["a b", "a", "a b", ""]);
        assert_eq!(count, 3);
        assert_eq!(compared.in_time.len(), 1);
        assert_eq!(compared.in_time[0].what, "run 3");
    }
}
