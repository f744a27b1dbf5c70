//! What holds of the tool itself: its floors, the invariants at the head of its
//! `lib.rs`, and the words that it puts on pages.

mod children;
mod environment;
mod features;
mod floors;
pub mod golden;
mod only_writers;
mod requirements;
mod versions;
#[cfg(unix)]
mod writing;

use libtest_mimic::Trial;

/// The tests of the tool as a whole.
pub fn trials() -> Vec<Trial> {
    let mut trials = floors::trials();
    trials.extend(only_writers::trials());
    trials.extend(children::trials());
    trials.extend(environment::trials());
    trials.extend(requirements::trials());
    trials.extend(features::trials());
    trials.extend(versions::trials());
    #[cfg(unix)]
    trials.extend(writing::trials());
    trials.extend(golden::trials());
    trials
}
