//! `cargo book measure --keep`: seals samples anew, without measuring.

use anyhow::Result;

use crate::base::files;
use crate::commands::measure::{called, write};
use crate::model::book::Book;
use crate::model::measured_with;
use crate::model::samples::{FILE, Samples};

/// Keeps the samples of `names`, or all, and seals them with what would decide
/// them now and with what is said of them: after a change that cannot change
/// what is measured.
///
/// # Errors
///
/// When a name is unknown, or when the samples are not as they were measured.
pub fn keep(book: &Book, names: &[String]) -> Result<()> {
    for measurement in called(book, names)? {
        let samples = measurement.samples()?;
        let place = format!("{}/{FILE}", measurement.place());
        let now = measured_with::now(measurement)?;
        if samples.measured_with == now {
            eprintln!("{place}: as it was");
            continue;
        }
        let text = files::read(&measurement.dir.join(FILE))?;
        write(measurement, &Samples::sealed_anew(&text, &now)?)?;
        eprintln!("{place}: sealed anew, with the samples that were there");
    }
    Ok(())
}
