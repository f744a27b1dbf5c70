//! `cargo book changes`: writes the feed of what has changed in the book.

use std::path::Path;

use anyhow::Result;

use crate::base::files;
use crate::pages::changes::{FEED, feed};

/// Writes [`FEED`], if it is not what `src/changes.toml` says.
///
/// # Errors
///
/// When the changes cannot be read, or the feed cannot be written.
pub fn changes(root: &Path) -> Result<()> {
    let file = root.join(FEED);
    let feed = feed(root)?;
    if files::read_if_there(&file)?.as_ref() == Some(&feed) {
        eprintln!("{FEED} is as it should be");
        return Ok(());
    }
    files::replace(&file, feed)?;
    eprintln!("wrote {FEED}");
    Ok(())
}
