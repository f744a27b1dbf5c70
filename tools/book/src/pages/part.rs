//! What a figure shows of a listing: which lines, of which file, under which id.

use std::fmt::Write;

use anyhow::Result;

use crate::base::files;
use crate::base::problem::{Fault, Problem};
use crate::model::listing::Listing;

/// What a figure shows of a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// All of it, and its output.
    Whole,
    /// The lines of an anchor.
    Excerpt(&'a str),
    /// The lines of an anchor, and the output of the whole program.
    ExcerptAndOutput(&'a str),
}

impl<'a> Part<'a> {
    /// The anchor, where it is not all of the program.
    pub fn anchor(self) -> Option<&'a str> {
        match self {
            Part::Whole => None,
            Part::Excerpt(anchor) | Part::ExcerptAndOutput(anchor) => Some(anchor),
        }
    }

    /// Whether what the program printed is shown, too.
    pub fn has_output(self) -> bool {
        !matches!(self, Part::Excerpt(_))
    }
}

/// What is wrong with a file of a listing.
pub fn problem(listing: &Listing, file: &str, fault: Fault) -> Problem {
    fault.within(format!("{}/{file}", listing.place()))
}

/// What a file of a listing holds.
///
/// # Errors
///
/// When it is missing; `record` writes it.
pub fn read(listing: &Listing, file: &str) -> Result<String> {
    let text = files::read_if_there(&listing.dir.join(file))?;
    Ok(text.ok_or_else(|| {
        Problem::of(format!("{}/{file}", listing.place()), "it is missing")
            .cure(format!("run `cargo book record {}`", listing.name))
    })?)
}

/// What the id of a listing's figure begins with.
pub const LISTING: &str = "listing-";

/// The id of a listing's figure; `suffix` is the anchor of an excerpt.
pub fn id(listing: &Listing, suffix: Option<&str>) -> String {
    id_of(&listing.package(), suffix)
}

/// The id of the figure of a listing by its `package`.
pub fn id_of(package: &str, suffix: Option<&str>) -> String {
    let mut id = format!("{LISTING}{package}");
    if let Some(suffix) = suffix {
        let _ = write!(id, "-{suffix}");
    }
    id
}

/// The id of a counterpart that is shown alone.
pub fn counterpart_id(listing: &Listing, anchor: Option<&str>) -> String {
    let suffix = anchor.map_or("counterpart".to_owned(), |a| format!("counterpart-{a}"));
    id(listing, Some(&suffix))
}
