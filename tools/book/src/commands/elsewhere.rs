//! `cargo book elsewhere`: what can only be built on another system, so that
//! the rest of the workspace can be built on this one.

use anyhow::Result;

use crate::model::book::Book;
use crate::model::listing::Listing;

/// The arguments that have Cargo leave out every package that needs another
/// system than this one; none where this one does for all.
///
/// # Errors
///
/// When a measurement cannot be read.
pub fn elsewhere(book: &Book) -> Result<String> {
    let listings = book
        .listings()
        .filter(|listing| listing.missing_system().is_some())
        .map(Listing::package);
    let measurements = book
        .measurements()?
        .into_iter()
        .filter(|measurement| measurement.missing_system().is_some())
        .map(|measurement| measurement.package());
    let exclude = |package| format!("--exclude {package}");
    let all: Vec<String> = listings.chain(measurements).map(exclude).collect();
    Ok(all.join(" "))
}
