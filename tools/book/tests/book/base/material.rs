//! What the programs of the book say: the files of each listing and each
//! measurement, their outputs and messages, and which of them a page shows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use book::base::folders;
use book::base::markdown;
use book::model::book::Book;
use book::pages::directive::{Kind, shown_listing};

use crate::base::suite::Page;
use crate::base::words::words;

/// What a name stands behind where it is defined, in either language.
const DEFINES: [&str; 12] = [
    "fn",
    "def",
    "class",
    "struct",
    "enum",
    "trait",
    "mod",
    "type",
    "const",
    "static",
    "macro_rules",
    "union",
];

/// The words of the programs that each page shows, by the page's path.
pub type Shown = BTreeMap<String, BTreeSet<String>>;

/// The texts of the book's programs.
pub struct Material {
    /// By the name of the listing: `part/slug`.
    pub listings: BTreeMap<String, String>,
    /// By the name of the measurement.
    measurements: BTreeMap<String, String>,
    /// The charts of decisions.
    charts: String,
    /// The words of all of that.
    words: BTreeSet<String>,
    /// The words of the manifests.
    in_manifests: BTreeSet<String>,
    /// The names that some program defines.
    defined: BTreeSet<String>,
}

impl Material {
    /// Reads all of it.
    pub fn read(book: &Book) -> Result<Self> {
        let mut material = Material {
            listings: BTreeMap::new(),
            measurements: BTreeMap::new(),
            charts: String::new(),
            words: BTreeSet::new(),
            in_manifests: BTreeSet::new(),
            defined: BTreeSet::new(),
        };
        for listing in book.listings() {
            let text = material.add(&listing.dir)?;
            material.listings.insert(listing.name.clone(), text);
        }
        for measurement in book.measurements()? {
            let name = &measurement.name;
            let text = material.add(&book.root.join("measurements").join(name))?;
            material.measurements.insert(name.clone(), text);
        }
        for chart in book.charts()? {
            let path = book.root.join("src").join(format!("{chart}.toml"));
            let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            material.charts.push_str(&text);
        }
        Ok(material)
    }

    /// Adds the files below a program's folder, and returns what they hold.
    fn add(&mut self, dir: &Path) -> Result<String> {
        let mut all = String::new();
        for path in folders::files(dir, |path| !path.ends_with("samples.json"))? {
            let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            let extension = path.extension().and_then(|extension| extension.to_str());
            let is_program = matches!(extension, Some("rs" | "py"));
            let mut before = "";
            for word in words(&text) {
                if is_program && DEFINES.contains(&before) {
                    self.defined.insert(word.to_owned());
                }
                if extension == Some("toml") {
                    self.in_manifests.insert(word.to_owned());
                }
                self.words.insert(word.to_owned());
                before = word;
            }
            all.push_str(&text);
            all.push('\n');
        }
        Ok(all)
    }

    /// The words of the programs that `page` shows, and of its own fences.
    pub fn of_page(&self, page: &Page) -> BTreeSet<String> {
        let mut shown = BTreeSet::new();
        let mut all = BTreeSet::new();
        for directive in markdown::directives(&page.text) {
            if let Some(listing) = shown_listing(&directive) {
                shown.extend(self.listings.get(listing));
            } else if Kind::of(&directive).is_ok_and(|kind| kind == Kind::Decisions) {
                shown.insert(&self.charts);
            } else {
                let name = directive.argument.split('/').next().unwrap_or_default();
                shown.extend(self.measurements.get(name));
            }
        }
        for part in shown {
            all.extend(words(part).map(str::to_owned));
        }
        for fence in markdown::fences(&page.text) {
            all.extend(words(&fence.text).map(str::to_owned));
        }
        all
    }

    /// Whether some program of the book uses `name`, and none defines it: then
    /// it comes from a library, which knows it. Manifests define nothing.
    pub fn uses(&self, name: &str) -> bool {
        self.in_manifests.contains(name)
            || self.words.contains(name) && !self.defined.contains(name)
    }

    /// Whether some program of the book defines `name`.
    pub fn defines(&self, name: &str) -> bool {
        self.defined.contains(name)
    }
}
