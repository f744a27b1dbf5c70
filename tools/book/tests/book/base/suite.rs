//! What the checks share: the book, its pages expanded, its listings and its
//! site built, each made once and only when a check asks for it.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread;

use anyhow::{Context, Result, anyhow};
use book::base::home::{home, same_folder};
use book::base::problem::{Problem, Problems};
use book::base::{files, markdown};
use book::model::book::Book;
use book::model::listing::Listing;
use book::model::measurement::Measurement;
use book::model::metadata::Runs;
use book::pages::directive::shown_listing;
use book::pages::expand::{self, Block, Expanded};
use book::programs::cargo::{self, Built};
use libtest_mimic::{Completion, Failed, Trial};
use tempfile::TempDir;

use crate::base::material::{Material, Shown};
use crate::base::passed::Passed;
use crate::browser::Browser;
use crate::pages::site;
use crate::programs::{blocks, measured, own_tests, tries};

pub struct Suite {
    pub book: Book,
    pub pages: Vec<Page>,
    pub measurements: Vec<Measurement>,
    wanted: Mutex<Wanted>,
    built: OnceLock<Result<Arc<Built>, String>>,
    chapters: OnceLock<Result<Vec<String>, String>>,
    passed: OnceLock<Result<Passed, String>>,
    site: OnceLock<Result<TempDir, String>>,
    browser: OnceLock<Result<Browser, String>>,
    material: OnceLock<Result<Material, String>>,
    shown: OnceLock<Shown>,
    /// For each listing that some page shows, where those stand in `pages`.
    shown_on: OnceLock<BTreeMap<String, Vec<usize>>>,
}

/// What has to be built.
#[derive(Default)]
struct Wanted {
    /// The packages of listings and measurements.
    packages: BTreeSet<String>,
    /// Whether their tests are run, too.
    tests: bool,
}

/// A page as it lies in `src`.
pub struct Page {
    /// Relative to `src`, with `/`.
    pub path: String,
    pub text: String,
}

impl Page {
    /// The file, as a problem names it.
    pub fn place(&self) -> String {
        format!("src/{}", self.path)
    }
}

impl Suite {
    pub fn read(root: &Path) -> Result<Self> {
        let root = fs::canonicalize(root).with_context(|| root.display().to_string())?;
        let book = Book::read(&root)?;
        let pages = book
            .pages()?
            .into_iter()
            .map(|path| {
                let text = files::read(&root.join("src").join(&path))?;
                Ok(Page { path, text })
            })
            .collect::<Result<_>>()?;
        let measurements = book.measurements()?.into_iter().cloned().collect();
        Ok(Suite {
            book,
            pages,
            measurements,
            wanted: Mutex::default(),
            built: OnceLock::new(),
            chapters: OnceLock::new(),
            passed: OnceLock::new(),
            site: OnceLock::new(),
            browser: OnceLock::new(),
            material: OnceLock::new(),
            shown: OnceLock::new(),
            shown_on: OnceLock::new(),
        })
    }

    /// Only what these trials run is built.
    pub fn keep_only<'a>(&self, trials: impl Iterator<Item = &'a Trial>) {
        let mut wanted = self.wanted.lock().unwrap();
        for trial in trials.filter(|trial| needs_build(trial.name())) {
            let listings = self
                .book
                .listings()
                .filter(|listing| trial.name().contains(&listing.name))
                .filter(|listing| listing.missing_system().is_none());
            for listing in listings {
                wanted.packages.insert(listing.package());
                wanted.tests |= listing.metadata.runs == Runs::Tests;
            }
            let measurements = self.measurements.iter().filter(|measurement| {
                let names = [
                    measured::name(measurement),
                    own_tests::name(&measurement.place()),
                ];
                measurement.missing_system().is_none() && names.contains(&trial.name().to_owned())
            });
            wanted
                .packages
                .extend(measurements.map(Measurement::package));
            wanted.tests |= trial.name().starts_with(own_tests::KIND);
            if trial.name().starts_with(blocks::KIND) && self.is_home() {
                wanted.packages.insert(blocks::PACKAGE.to_owned());
                wanted.tests = true;
            }
        }
    }

    /// Builds what is wanted, beside the checks that do not wait for it.
    pub fn start_build(self: &Arc<Self>) {
        if !self.wanted.lock().unwrap().packages.is_empty() {
            let suite = Arc::clone(self);
            thread::spawn(move || suite.built().is_ok());
        }
    }

    /// The programs of the listings, and of their tests.
    pub fn built(&self) -> Result<&Built, Failed> {
        let built = self.built.get_or_init(|| {
            let wanted = self.wanted.lock().unwrap();
            let packages = wanted.packages.iter().cloned();
            cargo::build(&self.book.root, packages, wanted.tests)
                .map(Arc::new)
                .map_err(|error| format!("{error:#}"))
        });
        built.as_deref().map_err(Failed::from)
    }

    /// Takes what was built elsewhere of the same programs.
    pub fn set_built(&self, built: Arc<Built>) {
        let _ = self.built.set(Ok(built));
    }

    /// The pages that `SUMMARY.md` names, relative to `src`, in order.
    pub fn chapters(&self) -> Result<&[String], Failed> {
        let chapters = self.chapters.get_or_init(|| site::chapters(self.root()));
        chapters.as_deref().map_err(Failed::from)
    }

    /// The folder of the site, built with stock mdBook.
    pub fn site(&self) -> Result<&Path, Failed> {
        let built = self.site.get_or_init(|| site::build(self.root(), |_| {}));
        built.as_ref().map(TempDir::path).map_err(Failed::from)
    }

    /// The browser, and the site served for it.
    pub fn browser(&self) -> Result<&Browser, Failed> {
        let browser = self.browser.get_or_init(|| Browser::new(self));
        browser.as_ref().map_err(Failed::from)
    }

    /// The blocks that have passed.
    pub fn passed(&self) -> Result<&Passed, Failed> {
        let passed = self
            .passed
            .get_or_init(|| Passed::read(self.root()).map_err(|error| format!("{error:#}")));
        passed.as_ref().map_err(Failed::from)
    }

    pub fn expand(&self, page: &Page) -> Result<Expanded, Problems> {
        expand::page(&self.book, &page.path, &page.text)
    }

    /// What the programs of the book say.
    pub fn material(&self) -> Result<&Material, Failed> {
        let material = self
            .material
            .get_or_init(|| Material::read(&self.book).map_err(|error| format!("{error:#}")));
        material.as_ref().map_err(Failed::from)
    }

    /// The words of the programs that each page shows.
    pub fn shown(&self) -> Result<&Shown, Failed> {
        let material = self.material()?;
        Ok(self.shown.get_or_init(|| {
            let pages = self.pages.iter();
            pages
                .map(|page| (page.path.clone(), material.of_page(page)))
                .collect()
        }))
    }

    /// The pages on which a directive shows the listing called `name`, in order.
    pub fn pages_that_show(&self, name: &str) -> impl Iterator<Item = &Page> {
        let shown_on = self.shown_on.get_or_init(|| {
            let mut shown_on: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (index, page) in self.pages.iter().enumerate() {
                let directives = markdown::directives(&page.text);
                for name in BTreeSet::from_iter(directives.iter().filter_map(shown_listing)) {
                    shown_on.entry(name.to_owned()).or_default().push(index);
                }
            }
            shown_on
        });
        let indices = shown_on.get(name).into_iter().flatten();
        indices.map(|index| &self.pages[*index])
    }

    /// The listing that a block shows, if it shows one.
    pub fn listing_of(&self, block: &Block) -> Option<&Listing> {
        self.book.listing(block.listing.as_deref()?).ok()
    }

    /// Whether it is the book around this tool, and no copy of the small one.
    pub fn is_home(&self) -> bool {
        same_folder(self.root(), home())
    }

    pub fn root(&self) -> &PathBuf {
        &self.book.root
    }
}

/// Whether the trial of this name runs what [`Suite::built`] makes.
pub fn needs_build(trial: &str) -> bool {
    let of_blocks = blocks::KIND;
    [
        own_tests::KIND,
        "output::",
        "fails::",
        tries::KIND,
        measured::KIND,
        of_blocks,
    ]
    .iter()
    .any(|kind| trial.starts_with(kind))
}

/// Whether everything has to run, as in CI.
pub fn requires_all() -> bool {
    env::var_os("BOOK_REQUIRE_ALL").is_some()
}

/// A check that cannot run here: ignored, with the reason, or failed where
/// everything has to run.
pub fn skip(reason: String) -> Result<Completion, Failed> {
    if requires_all() {
        Err(Failed::from(format!(
            "BOOK_REQUIRE_ALL is set, and {reason}"
        )))
    } else {
        Ok(Completion::ignored_with(reason))
    }
}

/// What a check said that another one asked.
pub fn said(failed: Failed) -> anyhow::Error {
    anyhow!("{}", failed.message().unwrap_or_default())
}

/// Nothing, or all problems, one to a line.
pub fn all(problems: Vec<Problem>) -> Result<(), Failed> {
    Ok(Problems::none(problems)?)
}
