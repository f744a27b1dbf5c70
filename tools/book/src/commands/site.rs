//! The site of the book, as the commands have it built.

use std::path::Path;

use anyhow::Result;

use crate::base::files;
use crate::base::problem::Problem;
use crate::base::tables;
use crate::model::repository::SETTINGS;
use crate::programs::mdbook::{self, Extent};

/// Builds the book into the folder `out`, and gives what mdBook says of it.
///
/// # Errors
///
/// When the settings are malformed, or when the book does not build; the problem
/// says why.
pub fn build(mdbook: &Path, root: &Path, out: &Path, extent: Extent) -> Result<String> {
    // mdBook does not say which file it is.
    tables::parse::<toml::Table>(SETTINGS, &files::read(&root.join(SETTINGS))?)?;
    let output = mdbook::build_into(mdbook, root, out, extent)?;
    let said = news(&output.errors());
    if output.success() {
        return Ok(said);
    }
    Err(Problem::of("the book", "it does not build")
        .said(said)
        .into())
}

/// Without what mdBook is about, which names a folder that is gone soon.
fn news(said: &str) -> String {
    let lines = said.lines();
    let lines = lines.filter(|line| !line.trim_start().starts_with("INFO"));
    lines.map(|line| format!("{line}\n")).collect()
}
