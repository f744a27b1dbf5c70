//! The book's folders: where the root is, which listings and pages there are,
//! and what stands near a name that was mistyped.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};

use crate::listing::Listing;
use crate::measurement::Measurement;

/// A book on disk, with its listings and measurements read.
#[derive(Debug)]
pub struct Book {
    /// The folder with `book.toml`.
    pub root: PathBuf,
    listings: Vec<(String, Result<Listing>)>,
    measurements: Vec<Result<Measurement>>,
}

/// The folder that holds `book.toml`: `BOOK_ROOT`, or the nearest one at or
/// above the working folder.
///
/// # Errors
///
/// When there is none.
pub fn find_root() -> Result<PathBuf> {
    if let Some(root) = env::var_os("BOOK_ROOT") {
        return Ok(PathBuf::from(root));
    }
    let here = env::current_dir().context("the working folder cannot be read")?;
    here.ancestors()
        .find(|dir| dir.join("book.toml").is_file())
        .map(Path::to_owned)
        .ok_or_else(|| {
            anyhow!(
                "there is no book.toml in {} or above it; run this inside a clone of the book",
                here.display()
            )
        })
}

/// The workspace that this tool was compiled in.
pub fn home() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Whether both paths lead to the same folder, which is there.
pub fn same_folder(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

/// Whether this program was compiled where it runs. Cargo does not notice when
/// a clone is copied with its `target`, and the copy would check the original.
///
/// # Errors
///
/// When it was compiled in another folder; the message says what to do.
pub fn check_home() -> Result<()> {
    let compiled = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(runs) = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) else {
        return Ok(());
    };
    if !runs.ends_with("tools/book") || same_folder(compiled, &runs) {
        return Ok(());
    }
    bail!(
        "this clone was copied together with its target folder, which belongs to {}; run `cargo \
         clean` and try again",
        compiled.display()
    )
}

impl Book {
    /// Reads the book at `root`. A listing that cannot be read is kept as its
    /// error: see [`Book::listing`] and [`Book::errors`]; and so is a
    /// measurement.
    ///
    /// # Errors
    ///
    /// When the folder `listings` or `measurements` cannot be read.
    pub fn read(root: &Path) -> Result<Self> {
        let mut listings = Vec::new();
        for part in folders(&root.join("listings"))? {
            for dir in folders(&part)? {
                let name = dir.strip_prefix(root.join("listings")).unwrap_or(&dir);
                listings.push((slashed(name), Listing::read(&dir)));
            }
        }
        let measurements = root.join("measurements");
        let measurements = if measurements.is_dir() {
            folders(&measurements)?
        } else {
            Vec::new()
        };
        Ok(Book {
            root: root.to_owned(),
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
    pub fn errors(&self) -> impl Iterator<Item = (&str, &anyhow::Error)> {
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
        let dir = self.root.join("listings").join(name);
        if name.split('/').count() == 2 && dir.join("Cargo.toml").is_file() {
            return Err(Listing::read(&dir).expect_err("a listing that can be read is in the list"));
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
            Err(error) => Err(anyhow!("{error:#}")),
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
        pages.retain(|page| page.rsplit('/').next() != Some("SUMMARY.md"));
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
        let mut files = Vec::new();
        let mut folders_left = vec![src.clone()];
        while let Some(dir) = folders_left.pop() {
            folders_left.extend(folders(&dir)?);
            for path in entries(&dir)? {
                if path.extension().is_some_and(|ext| ext == extension) {
                    files.push(slashed(path.strip_prefix(&src).expect("it lies below src")));
                }
            }
        }
        files.sort();
        Ok(files)
    }
}

/// A relative path as pages and directives write it, with `/`.
pub fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// `; did you mean …?` with up to three of `known` that are near `name`, or
/// the whole list where it is short and nothing is near.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let mut known: Vec<&str> = known.collect();
    known.sort_by(|a, b| {
        let distance = |other| strsim::normalized_damerau_levenshtein(name, other);
        distance(b).total_cmp(&distance(a)).then(a.cmp(b))
    });
    let near: Vec<String> = known
        .iter()
        .take(3)
        .take_while(|other| strsim::normalized_damerau_levenshtein(name, other) > 0.5)
        .map(|other| format!("`{other}`"))
        .collect();
    if !near.is_empty() {
        return format!("; did you mean {}?", near.join(" or "));
    }
    match known.len() {
        0 => "; there are none".to_owned(),
        1..=12 => format!("; there are: {}", known.join(", ")),
        _ => String::new(),
    }
}

fn entries(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(dir).with_context(|| format!("cannot read {}", dir.display()))? {
        paths.push(entry?.path());
    }
    paths.sort();
    Ok(paths)
}

fn folders(dir: &Path) -> Result<Vec<PathBuf>> {
    Ok(entries(dir)?
        .into_iter()
        .filter(|path| path.is_dir())
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_names_come_first_and_far_ones_not_at_all() {
        let known = ["threads/start-and-join", "threads/scope", "async/select"];
        let near = nearest("threads/start-and-jion", known.into_iter());
        assert!(
            near.starts_with("; did you mean `threads/start-and-join`"),
            "{near}"
        );
        assert_eq!(
            nearest("zzz", known.into_iter()),
            "; there are: async/select, threads/scope, threads/start-and-join"
        );
        assert_eq!(nearest("zzz", [].into_iter()), "; there are none");
    }
}
