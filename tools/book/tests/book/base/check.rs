//! One check of the book: a name, and what finds whether something is wrong.

use book::base::problem::Problem;
use libtest_mimic::{Completion, Failed, Trial};

use crate::base::suite::all;

/// A check, which is run once at the most: by the suite as a [`Trial`], or by a
/// test of the check.
pub struct Check {
    pub name: String,
    run: Box<dyn FnOnce() -> Result<Completion, Failed> + Send>,
}

impl Check {
    /// A check that may find that it cannot run here.
    pub fn new(
        name: impl Into<String>,
        run: impl FnOnce() -> Result<Completion, Failed> + Send + 'static,
    ) -> Self {
        Check {
            name: name.into(),
            run: Box::new(run),
        }
    }

    /// A check that always runs, and finds problems or none.
    pub fn finding(
        name: impl Into<String>,
        find: impl FnOnce() -> Result<Vec<Problem>, Failed> + Send + 'static,
    ) -> Self {
        Check::new(name, move || {
            all(find()?)?;
            Ok(Completion::Completed)
        })
    }

    /// Runs it.
    pub fn ask(self) -> Result<Completion, Failed> {
        (self.run)()
    }
}

impl From<Check> for Trial {
    fn from(check: Check) -> Self {
        Trial::ignorable_test(check.name, check.run)
    }
}
