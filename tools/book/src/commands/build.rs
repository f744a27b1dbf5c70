//! `cargo book build`: the site, in the folder `book`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::base::interrupt;
use crate::base::scratch::Scratch;
use crate::programs::mdbook::{self, Extent};

/// The folder that the site is built into.
const SITE: &str = "book";

/// Builds the book beside the site that is there, and takes its place when it
/// is whole.
///
/// # Errors
///
/// When mdBook cannot be installed, or when a page does not build; the site is
/// then the one that it was.
pub fn build(root: &Path) -> Result<()> {
    let mdbook = mdbook::ensure(root)?;
    let stage = Scratch::beside(root)?;
    let built = stage.path().join("new");
    let output = mdbook::build_into(&mdbook, root, &built, Extent::Whole)?;
    let said = output.errors();
    if !output.success() {
        bail!("the book was not built:\n{}", said.trim_end());
    }
    // What mdBook is about is no news, and names a folder that is gone soon.
    for line in said
        .lines()
        .filter(|line| !line.trim_start().starts_with("INFO"))
    {
        eprintln!("{line}");
    }
    let (site, old) = (root.join(SITE), stage.path().join("old"));
    interrupt::undisturbed(|| {
        let was_there = site.symlink_metadata().is_ok();
        if was_there {
            fs::rename(&site, &old)?;
        }
        fs::rename(&built, &site).inspect_err(|_| {
            if was_there {
                // The one error is reported; a second one here changes nothing.
                let _ = fs::rename(&old, &site);
            }
        })
    })
    .with_context(|| format!("the folder {SITE} cannot be replaced"))?;
    eprintln!("the book is in the folder {SITE}");
    Ok(())
}
