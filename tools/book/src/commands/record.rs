//! `cargo book record`: runs listings and their counterparts, compiles what
//! must not compile, tries what is to be tried, and writes down what came out.

use anyhow::{Result, bail};

use crate::base::day::Day;
use crate::base::files;
use crate::base::problem::{Problem, Problems};
use crate::model::book::Book;
use crate::model::contract::{Contract, normalise};
use crate::model::listing::{
    COUNTERPART, COUNTERPART_OUTPUT, Listing, MANIFEST, OUTPUT, RECORDED, SOURCE, fail_message,
    fail_source,
};
use crate::model::metadata::{Counterpart, Runs};
use crate::model::seal::Seal;
use crate::model::tried::Tried;
use crate::model::tries::{self, Language};
use crate::pages::change;
use crate::programs::again::{steady, until_alike};
use crate::programs::cargo::{self, Built};
use crate::programs::performance::{refusal, run_counterpart, run_program};
use crate::programs::python::{self, Python};
use crate::programs::tries::Workshop;

/// How long a program that never ends has to be silent before what it printed
/// is recorded, in milliseconds.
const PATIENCE_MS: u64 = 1_000;

/// Records the listings called `names`, or all of them, and says on standard
/// error what it does. What a listing printed replaces the recorded text only
/// where its contract sees a difference or its program has changed, so that a
/// second recording changes nothing.
///
/// # Errors
///
/// When a name is unknown, or when a listing does not do what its metadata
/// says; that listing's files then stay as they were, and the others are
/// recorded all the same.
pub fn record(book: &Book, names: &[String]) -> Result<()> {
    if names.is_empty() {
        Problems::none(book.errors().map(|(_, problem)| problem.clone()).collect())?;
    }
    let listings: Vec<&Listing> = if names.is_empty() {
        book.listings().collect()
    } else {
        names
            .iter()
            .map(|name| book.listing(name))
            .collect::<Result<_>>()?
    };
    let (listings, elsewhere): (Vec<&Listing>, Vec<&Listing>) = listings
        .into_iter()
        .partition(|listing| !names.is_empty() || listing.missing_system().is_none());
    for problem in elsewhere.into_iter().filter_map(other_system) {
        eprintln!("{}", problem.cure("left out, record it there"));
    }
    eprintln!("building {} listings", listings.len());
    let here = |listing: &&&Listing| listing.missing_system().is_none();
    let packages = listings
        .iter()
        .filter(here)
        .map(|listing| listing.package());
    let tests = listings
        .iter()
        .any(|listing| listing.metadata.runs == Runs::Tests);
    let built = cargo::build(&book.root, packages, tests)?;
    let mut failed = 0;
    for (index, listing) in listings.iter().enumerate() {
        eprint!("[{}/{}] {}: ", index + 1, listings.len(), listing.name);
        match record_one(listing, &built) {
            Ok(changed) if changed.is_empty() => eprintln!("as recorded"),
            Ok(changed) => eprintln!("wrote {}", changed.join(", ")),
            Err(error) => {
                failed += 1;
                eprintln!("failed\n{error:#}");
            }
        }
    }
    match failed {
        0 => Ok(()),
        1 => bail!("one listing was not recorded; its files are as they were"),
        _ => bail!("{failed} listings were not recorded; their files are as they were"),
    }
}

/// A listing that runs on another system only.
fn other_system(listing: &Listing) -> Option<Problem> {
    let system = listing.metadata.needs.filter(|system| !system.is_here())?;
    Some(Problem::of(listing.place(), format!("it needs {system}")))
}

/// Records one listing and returns the names of the files that changed.
fn record_one(listing: &Listing, built: &Built) -> Result<Vec<String>> {
    // Nothing says yet which output of a program that never ends is all of it.
    let mut patient = listing.clone();
    patient.metadata.silent_ms = patient.metadata.silent_ms.max(PATIENCE_MS);
    let listing = &patient;
    let mut recording = Recording {
        listing,
        old: Seal::read(listing).unwrap_or_default(),
        new: Seal::default(),
        files: Vec::new(),
    };
    if let Some(problem) = other_system(listing) {
        bail!(problem.cure("record it there"));
    }
    recording.new.set_as_is(listing, MANIFEST)?;
    let run = || run_program(listing, built, &|_| true);
    recording.output(SOURCE, OUTPUT, &listing.contract(), run)?;
    if let Some(counterpart) = &listing.metadata.counterpart {
        let python = python_of(listing, counterpart)?;
        let run = || run_counterpart(listing, counterpart, python, &|_| true);
        let contract = listing.counterpart_contract(counterpart);
        recording.output(COUNTERPART, COUNTERPART_OUTPUT, &contract, run)?;
    }
    for (name, wanted) in &listing.metadata.fails {
        let text = refusal(listing, name, wanted, built)?;
        recording.new.set_as_is(listing, &fail_source(name))?;
        recording.keep(&fail_message(name), text);
    }
    for tried in Tried::all(listing) {
        recording.tried(&tried, built)?;
    }
    recording.write()
}

/// The Python that records the counterpart of `listing`.
fn python_of(listing: &Listing, counterpart: &Counterpart) -> Result<&'static Python, Problem> {
    python::find_exact(counterpart.python)
        .and_then(|_| python::find_for(counterpart))
        .map_err(|reason| Problem::of(format!("{}/{COUNTERPART}", listing.place()), reason))
}

/// One listing's files, collected before any of them is written.
struct Recording<'a> {
    listing: &'a Listing,
    old: Seal,
    new: Seal,
    files: Vec<(String, String)>,
}

impl Recording<'_> {
    /// Keeps the old text where neither the program nor, under its contract,
    /// its output has changed.
    fn output(
        &mut self,
        source: &str,
        file: &str,
        contract: &Contract,
        run: impl Fn() -> Result<String>,
    ) -> Result<()> {
        self.new.set_as_is(self.listing, source)?;
        let dir = &self.listing.dir;
        let untouched = [source, file]
            .iter()
            .all(|file| self.old.holds(self.listing, file));
        let old = files::read(&dir.join(file)).unwrap_or_default();
        let text = if untouched {
            let words = &self.listing.metadata.timeline;
            let now = until_alike(run, &old, contract, words)?;
            let same = normalise(&old, contract) == normalise(&now.output, contract);
            if same && now.in_time.is_empty() {
                old
            } else {
                now.output
            }
        } else {
            let place = format!("{}/{source}", self.listing.place());
            let same = |a: &str, b: &str| normalise(a, contract) == normalise(b, contract);
            steady(&place, run, same)?
        };
        self.keep(file, text);
        Ok(())
    }

    /// Records what came of a try, where that can be seen.
    fn tried(&mut self, tried: &Tried, built: &Built) -> Result<()> {
        change::of(tried)?;
        let (source, said) = (tried.source(), tries::said(tried.name));
        self.new.set_as_is(self.listing, &source)?;
        let workshop = Workshop::new(*tried)?;
        if let Some(wanted) = &tried.says.fails {
            let text = workshop.refusal(wanted, built)?;
            self.keep(&said, text);
            return Ok(());
        }
        if tried.runs() {
            let contract = tried.contract();
            match tried.language {
                Language::Rust => {
                    let program = workshop.compile_what_runs(built)?;
                    let run = || workshop.run_program(&program, &|_| true);
                    self.output(&source, &said, &contract, run)?;
                }
                Language::Python => {
                    let python = python_of(self.listing, tried.counterpart()?)?;
                    let run = || workshop.run_counterpart(python, &|_| true);
                    self.output(&source, &said, &contract, run)?;
                }
            }
            tried.check_visible(self.text(&said), self.text(tried.original_output()))?;
        }
        if let Some(test) = &tried.says.test {
            let file = tries::failure(tried.name);
            let test = workshop.test(test, built)?;
            let old = files::read(&self.listing.dir.join(&file)).unwrap_or_default();
            let untouched = [&source, &file]
                .iter()
                .all(|file| self.old.holds(self.listing, file));
            let text = if untouched && tried.same_failure(&old, &test.failure()?) {
                old
            } else {
                let same = |a: &str, b: &str| tried.same_failure(a, b);
                steady(&tried.place(), || test.failure(), same)?
            };
            self.keep(&file, text);
        }
        Ok(())
    }

    /// What was collected of a file.
    fn text(&self, file: &str) -> &str {
        let found = self.files.iter().find(|(name, _)| name == file);
        found.map_or("", |(_, text)| text)
    }

    fn keep(&mut self, file: &str, text: String) {
        self.new.set(file, &text);
        self.files.push((file.to_owned(), text));
    }

    /// Writes the files that differ, all of them or none.
    fn write(mut self) -> Result<Vec<String>> {
        let same = self.old.sha256 == self.new.sha256;
        let day = self.old.day.filter(|_| same);
        self.new.day = Some(day.unwrap_or_else(Day::today));
        self.files.push((RECORDED.to_owned(), self.new.text()?));
        let dir = &self.listing.dir;
        self.files
            .retain(|(file, text)| files::read(&dir.join(file)).ok().as_ref() != Some(text));
        let changed = self.files.iter();
        let changed: Vec<_> = changed.map(|(file, text)| (dir.join(file), text)).collect();
        files::replace_all(&changed)?;
        Ok(self.files.into_iter().map(|(file, _)| file).collect())
    }
}
