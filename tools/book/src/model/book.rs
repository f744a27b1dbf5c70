//! The book's folders: which listings, measurements and pages there are.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use crate::base::folders::{self, folders};
use crate::base::names::{nearest, slashed};
use crate::base::problem::Problem;
use crate::model::listing::{self, Listing};
use crate::model::measurement::{self, Measurement};
use crate::model::repository::Repository;
use crate::model::summary;

/// A book on disk, with its listings and measurements read.
#[derive(Debug)]
pub struct Book {
    /// The folder with `book.toml`.
    pub root: PathBuf,
    /// Where its files lie online, if that is known.
    pub repository: Option<Repository>,
    /// Whether the book to carry lies beside the site that is built.
    pub is_carried: bool,
    listings: Vec<(String, Result<Listing, Problem>)>,
    measurements: Vec<Result<Measurement, Problem>>,
}

impl Book {
    /// Reads the book at `root`. A listing that cannot be read is kept as its
    /// problem: see [`Book::listing`] and [`Book::errors`]; and so is a
    /// measurement.
    ///
    /// # Errors
    ///
    /// When the folder `listings` or `measurements` cannot be read, or when the
    /// settings name a repository that can be none.
    pub fn read(root: &Path) -> Result<Self> {
        let repository = Repository::read(root)?;
        let mut listings = Vec::new();
        for part in folders(&root.join(listing::FOLDER))? {
            for dir in folders(&part)? {
                let name = dir.strip_prefix(root.join(listing::FOLDER)).unwrap_or(&dir);
                let listing = Listing::read(&dir).map(|listing| Listing {
                    repository: repository.clone(),
                    ..listing
                });
                listings.push((slashed(name), listing));
            }
        }
        let measurements = root.join(measurement::FOLDER);
        let measurements = if measurements.is_dir() {
            folders(&measurements)?
        } else {
            Vec::new()
        };
        Ok(Book {
            root: root.to_owned(),
            repository,
            is_carried: false,
            listings,
            measurements: measurements
                .iter()
                .map(|dir| Measurement::read(dir))
                .collect(),
        })
    }

    /// The listings that could be read, by name.
    pub fn listings(&self) -> impl Iterator<Item = &Listing> {
        self.listings
            .iter()
            .filter_map(|(_, listing)| listing.as_ref().ok())
    }

    /// The names of the others, and why they could not be read.
    pub fn errors(&self) -> impl Iterator<Item = (&str, &Problem)> {
        self.listings
            .iter()
            .filter_map(|(name, listing)| Some((name.as_str(), listing.as_ref().err()?)))
    }

    /// The listing called `name`.
    ///
    /// # Errors
    ///
    /// When it is not there or cannot be read; the message names the nearest.
    pub fn listing(&self, name: &str) -> Result<&Listing> {
        if let Some(listing) = self.listings().find(|listing| listing.name == name) {
            return Ok(listing);
        }
        if let Some((_, problem)) = self.errors().find(|(other, _)| *other == name) {
            return Err(problem.clone().into());
        }
        let names = self.listings().map(|listing| listing.name.as_str());
        bail!("unknown listing `{name}`{}", nearest(name, names));
    }

    /// All measurements, by name.
    ///
    /// # Errors
    ///
    /// When one cannot be read.
    pub fn measurements(&self) -> Result<Vec<&Measurement>> {
        let read = self.measurements.iter().map(|read| match read {
            Ok(measurement) => Ok(measurement),
            Err(problem) => Err(problem.clone().into()),
        });
        read.collect()
    }

    /// The measurement called `name`.
    ///
    /// # Errors
    ///
    /// When it is not there or one cannot be read; the message names the
    /// nearest.
    pub fn measurement(&self, name: &str) -> Result<&Measurement> {
        let known = self.measurements()?;
        let names = known.iter().map(|measurement| measurement.name.as_str());
        let near = nearest(name, names);
        known
            .into_iter()
            .find(|measurement| measurement.name == name)
            .ok_or_else(|| anyhow!("unknown measurement `{name}`{near}"))
    }

    /// The Markdown files below `src`, relative to it and with `/`,
    /// `SUMMARY.md` left out.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read.
    pub fn pages(&self) -> Result<Vec<String>> {
        let mut pages = self.sources("md")?;
        pages.retain(|page| !summary::FILE.ends_with(&format!("/{page}")));
        Ok(pages)
    }

    /// The names of the charts of decisions, which are the TOML files below
    /// `src`.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read.
    pub fn charts(&self) -> Result<Vec<String>> {
        let files = self.sources("toml")?;
        let names = files.iter().map(|file| file.trim_end_matches(".toml"));
        Ok(names.map(str::to_owned).collect())
    }

    /// The files below `src` whose names end with `extension`, relative to it
    /// and with `/`, sorted.
    fn sources(&self, extension: &str) -> Result<Vec<String>> {
        let src = self.root.join("src");
        let of_kind = |path: &Path| path.extension().is_some_and(|ext| ext == extension);
        let files = folders::files(&src, of_kind)?;
        let relative = |path: &PathBuf| slashed(path.strip_prefix(&src).unwrap_or(path));
        Ok(files.iter().map(relative).collect())
    }
}
