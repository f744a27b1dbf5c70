//! The foot of a page: with what it was checked, and where a reader can change it
//! or say what is wrong with it.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::base::day::Day;
use crate::base::html::Html;
use crate::model::book::Book;
use crate::model::listing::Listing;
use crate::model::lock::Lock;
use crate::model::seal::Seal;
use crate::model::toolchain;
use crate::pages::expand::{Block, Expanded};

/// What the feet of all pages are made of.
#[derive(Debug)]
pub struct Foot<'a> {
    book: &'a Book,
    /// The version to which Rust is pinned.
    rust: Option<String>,
    lock: Lock,
}

impl<'a> Foot<'a> {
    /// Reads what the feet of this book's pages say.
    ///
    /// # Errors
    ///
    /// When the file that pins Rust, or the one that pins the crates, cannot be
    /// read.
    pub fn read(book: &'a Book) -> Result<Self> {
        Ok(Foot {
            book,
            rust: toolchain::version(&book.root)?,
            lock: Lock::read(&book.root)?,
        })
    }

    /// The foot of the page `src/<path>`; nothing, where there is nothing to say.
    ///
    /// # Errors
    ///
    /// When a record of a listing that it shows cannot be read.
    pub fn of_page(&self, path: &str, page: &Expanded) -> Result<String> {
        let mut html = Html::new();
        let checked = self.checked(&page.blocks)?;
        if !checked.is_empty() {
            html.element("p", &[], checked).line();
        }
        if let Some(repository) = &self.book.repository {
            let source = format!("src/{path}");
            let (change, report) = (repository.edit(&source), repository.report(&source));
            html.open("p", &[("class", &"to-do")])
                .element("a", &[("href", &change)], "Change this page")
                .text(" ")
                .element("a", &[("href", &report)], "Report a fault")
                .close("p")
                .line();
        }
        if html.as_str().is_empty() {
            return Ok(String::new());
        }
        let mut foot = Html::new();
        foot.open("footer", &[("class", &"foot")])
            .line()
            .html(&html)
            .close("footer")
            .line();
        Ok(format!("\n\n{}", foot.into_string()))
    }

    /// With what the programs on the page are checked, and when the last of what
    /// they print was recorded. Each check of the book runs with these versions, so
    /// that they are those of any day; a record is of one day.
    fn checked(&self, blocks: &[Block]) -> Result<String> {
        let is_in = |language: &str| {
            let language = language.to_owned();
            move |block: &&Block| block.info.first() == Some(&language)
        };
        let rust = blocks.iter().find(is_in("rust")).and(self.rust.as_ref());
        let mut with = Vec::from_iter(rust.map(|version| format!("Rust {version}")));
        let pythons = self.shown(blocks.iter().filter(is_in("python")));
        let pythons = pythons.filter_map(|listing| listing.metadata.counterpart.as_ref());
        let pythons: BTreeSet<_> = pythons.map(|counterpart| counterpart.python).collect();
        with.extend(pythons.iter().map(|version| format!("Python {version}")));
        let crates: BTreeSet<String> = self
            .shown(blocks.iter().filter(is_in("rust")))
            .flat_map(|listing| self.crates(listing))
            .collect();
        with.extend(crates);
        let mut said = match with.split_last() {
            None => String::new(),
            Some((last, [])) => format!("Checked with {last}."),
            Some((last, others)) => format!("Checked with {} and {last}.", others.join(", ")),
        };
        let mut days: BTreeSet<Day> = BTreeSet::new();
        for listing in self.shown(blocks.iter()) {
            days.extend(Seal::read(listing)?.day);
        }
        if let Some(day) = days.last() {
            said += &format!(" The outputs were last recorded on {}.", day.in_words());
        }
        Ok(said.trim_start().to_owned())
    }

    /// The listings that are shown in these blocks.
    fn shown<'b>(
        &'b self,
        blocks: impl Iterator<Item = &'b Block> + 'b,
    ) -> impl Iterator<Item = &'b Listing> {
        let names: BTreeSet<&str> = blocks
            .filter_map(|block| block.listing.as_deref())
            .collect();
        let listings = self.book.listings();
        listings.filter(move |listing| names.contains(listing.name.as_str()))
    }

    /// The crates that a listing names, each with its version.
    fn crates(&self, listing: &Listing) -> Vec<String> {
        let package = listing.package();
        let names = listing.dependencies.keys();
        let versions = names.filter_map(|name| {
            let version = self.lock.version(&package, name)?;
            Some(format!("{name} {version}"))
        });
        versions.collect()
    }
}
