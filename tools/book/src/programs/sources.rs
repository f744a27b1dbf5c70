//! The pages as mdBook is given them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::base::folders;
use crate::base::scratch::Scratch;

/// A copy of `src` below `root` without what editors and systems left there,
/// where there is such a thing: mdBook would publish it, or stop at an editor's
/// lock, which is a link to nothing.
///
/// # Errors
///
/// When a file cannot be read or copied; the message names it.
pub fn without_leftovers(root: &Path) -> Result<Option<Scratch>> {
    let src = root.join("src");
    if !folders::has_leftovers(&src)? {
        return Ok(None);
    }
    let copy = Scratch::new()?;
    for file in folders::files(&src, |_| true)? {
        let to = copy.path().join(file.strip_prefix(&src)?);
        let made = to.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::copy(&file, &to).map(drop))
            .with_context(|| format!("cannot copy {}", file.display()))?;
    }
    Ok(Some(copy))
}
