//! `cargo book build`: the site, in the folder `book`, and with `--carry` the book
//! to carry beside it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::base::interrupt;
use crate::base::problem::Problem;
use crate::base::scratch::Scratch;
use crate::commands::{export, site};
use crate::pages::forms;
use crate::programs::mdbook::{self, Extent};

/// The folder that the site is built into.
const SITE: &str = "book";

/// Builds the book beside the site that is there, and takes its place when it
/// is whole. With `carry`, the book to carry is made first, put beside the pages,
/// and they lead to it.
///
/// # Errors
///
/// When mdBook cannot be installed, when a page does not build, or when a form of
/// the book to carry cannot be made; the site is then the one that it was.
pub fn build(root: &Path, carry: bool) -> Result<()> {
    let mdbook = mdbook::ensure(root)?;
    let carried = if carry { carried(root)? } else { Vec::new() };
    let stage = Scratch::beside(root)?;
    let built = stage.path().join("new");
    let extent = if carry {
        Extent::Carried
    } else {
        Extent::Whole
    };
    eprint!("{}", site::build(&mdbook, root, &built, extent)?);
    for (name, file) in carried {
        fs::copy(root.join(&file), built.join(name)).with_context(|| file.clone())?;
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

/// Makes the book to carry, and gives the name of each form and where it lies.
fn carried(root: &Path) -> Result<Vec<(String, String)>> {
    if let Some(reason) = export::forms(root)? {
        let what = format!("it cannot be made, and the pages would lead to it: {reason}");
        let [.., pdf] = export::paths(root)?;
        return Err(Problem::of(pdf, what).into());
    }
    let files = forms::names(root)?.into_iter().zip(export::paths(root)?);
    Ok(files.collect())
}
