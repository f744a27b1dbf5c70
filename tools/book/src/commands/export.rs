//! `cargo book export`: the whole book to carry, as one file of HTML, as an EPUB
//! and as a PDF. None of them needs another file, a host or a script.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::base::day::Day;
use crate::base::files;
use crate::base::folders;
use crate::base::problem::Problem;
use crate::base::scratch::Scratch;
use crate::commands::site;
use crate::pages::carried::Carried;
use crate::pages::forms::names;
use crate::pages::{epub, one_file};
use crate::programs::chromium;
use crate::programs::mdbook::{self, Extent};

/// The cover, which `tools/make-pictures` draws.
const COVER: &str = "theme/cover.png";

/// Where they are written.
const FOLDER: &str = "target";

/// Builds the book and writes it in each form into [`FOLDER`]. Without Chromium
/// there is no PDF, which is said.
///
/// # Errors
///
/// When mdBook cannot be installed, when the book does not build, or when
/// something in it cannot be carried in one file; the message names it.
pub fn export(root: &Path) -> Result<()> {
    let without = forms(root)?;
    if let Some(reason) = without {
        let [.., pdf] = paths(root)?;
        eprintln!("{}", Problem::of(pdf, format!("it is left out: {reason}")));
    }
    Ok(())
}

/// Writes each form, and gives why there is no PDF, if there is none.
///
/// # Errors
///
/// As [`export`].
pub fn forms(root: &Path) -> Result<Option<String>> {
    let site = Scratch::new()?;
    site::build(&mdbook::ensure(root)?, root, site.path(), Extent::Whole)?;
    let book = Carried::read(root, site.path())?;
    let html = one_file::one_file(&book, site.path())?;
    let epub = epub(root, &book, &Day::today().to_string())?;
    let names = names(root)?;
    folders::make(&root.join(FOLDER))?;
    let written = |name: &str, size: usize| {
        eprintln!("the book is in {FOLDER}/{name}, {} KB", size.div_ceil(1000));
    };
    let path = |name: &str| root.join(FOLDER).join(name);
    files::replace_all(&[
        (path(&names[0]), html.as_bytes()),
        (path(&names[1]), epub.as_slice()),
    ])?;
    written(&names[0], html.len());
    written(&names[1], epub.len());
    // A PDF from another day would be another book.
    let remove_old = || drop(fs::remove_file(path(&names[2])));
    let chromium = match chromium::find() {
        Ok((chromium, _)) => chromium,
        Err(reason) => {
            remove_old();
            return Ok(Some(reason));
        }
    };
    let pdf = pdf(&chromium, &path(&names[0]), &site).inspect_err(|_| remove_old())?;
    files::replace(&path(&names[2]), &pdf)?;
    written(&names[2], pdf.len());
    Ok(None)
}

/// The book as an EPUB, of the site that mdBook made of it; `day` is that of its
/// last change.
///
/// # Errors
///
/// When a page cannot be written as XHTML, or when there is no cover.
pub fn epub(root: &Path, book: &Carried, day: &str) -> Result<Vec<u8>> {
    let cover = fs::read(root.join(COVER)).map_err(|error| {
        let what = format!("it cannot be read: {error}");
        Problem::of(COVER, what).cure("`tools/make-pictures` draws it")
    })?;
    epub::epub(book, &cover, day)
}

/// The one file of HTML as a PDF.
///
/// # Errors
///
/// When Chromium does not print it.
pub fn pdf(chromium: &Path, html: &Path, scratch: &Scratch) -> Result<Vec<u8>> {
    let pdf = scratch.path().join("book.pdf");
    chromium::print(chromium, html, &pdf)?;
    fs::read(&pdf).context("the PDF cannot be read")
}

/// Where they lie, relative to the book's root.
///
/// # Errors
///
/// As [`names`].
pub fn paths(root: &Path) -> Result<[String; 3]> {
    Ok(names(root)?.map(|name| format!("{FOLDER}/{name}")))
}
