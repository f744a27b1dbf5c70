//! Whether a case was disturbed while it was measured, and what is done then.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::programs::machine::ProcessorTime;

/// The share of the processors that the host may take away while a case is
/// measured.
const TAKEN: f64 = 0.01;

/// A case that takes longer than this is not measured once more: it would take
/// too long, and a moment counts for little in it.
const LONG: Duration = Duration::from_secs(10);

/// Sees how much of the processors the host of a virtual machine takes away
/// while something is measured.
pub struct Watch {
    /// How often something may still be measured once more, so that a busy host
    /// cannot keep this going.
    left: usize,
    again: usize,
    all: usize,
}

impl Watch {
    /// One that measures once more so many times at most.
    pub fn new(most: usize) -> Self {
        Watch {
            left: most,
            again: 0,
            all: 0,
        }
    }

    /// What `measure` gives. Where the host took more than [`TAKEN`] of the
    /// processors away, it is asked once more, and the less disturbed answer
    /// counts.
    ///
    /// # Errors
    ///
    /// Those of `measure`.
    pub fn undisturbed<T>(&mut self, measure: impl Fn() -> Result<T>) -> Result<T> {
        let watched = || {
            let before = ProcessorTime::now();
            let values = measure()?;
            anyhow::Ok((ProcessorTime::now().taken_since(before), values))
        };
        self.all += 1;
        let began = Instant::now();
        let (taken, values) = watched()?;
        if taken <= TAKEN || self.left == 0 || began.elapsed() > LONG {
            return Ok(values);
        }
        self.left -= 1;
        self.again += 1;
        let (taken_again, values_again) = watched()?;
        Ok(if taken_again < taken {
            values_again
        } else {
            values
        })
    }

    /// How often something was measured once more, if it was.
    pub fn note(&self) -> Option<String> {
        (self.again > 0).then(|| {
            format!(
                "the host took processors away {} times of {}, and that was measured once more",
                self.again, self.all
            )
        })
    }
}
