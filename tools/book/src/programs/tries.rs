//! Tries: compiles a listing with one change where it would lie in a clone, and
//! runs it, its test, or neither.
//!
//! A change is compiled by rustc itself, with the crates that Cargo has built
//! for the listing, so that it costs no more than its own few lines. It lies in
//! a copy of the listing's folder, in place of the program: the tests are then
//! compiled with it, and messages name the file that a reader would have
//! changed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::base::problem::Problem;
use crate::base::scratch::Scratch;
use crate::base::{files, folders};
use crate::model::listing::{self, COUNTERPART, Listing, SOURCE};
use crate::model::metadata::Runs;
use crate::model::tried::Tried;
use crate::programs::cargo::{self, Built};
use crate::programs::changed_test::ChangedTest;
use crate::programs::performance::{run_as_program, run_script};
use crate::programs::python::Python;
use crate::programs::run::{QUICK, Until, output};
use crate::programs::rustc;

/// What stands in tests that start the program of their listing, or may do so
/// through what they share with others.
const STARTS_PROGRAM: [&str; 2] = ["CARGO_BIN_EXE", "#[path"];

/// A copy of a listing with the change in it.
pub struct Workshop<'a> {
    tried: Tried<'a>,
    scratch: Scratch,
    /// The same as where the scratch folder is, as the system names it.
    root: PathBuf,
}

impl<'a> Workshop<'a> {
    /// Makes the copy.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or written.
    pub fn new(tried: Tried<'a>) -> Result<Self> {
        let scratch = Scratch::new()?;
        let root = fs::canonicalize(scratch.path())?;
        let listing = tried.listing;
        let mut copied = folders::files(&listing.dir.join("src"), |_| true)?;
        // What the tests of several listings share lies beside these.
        for part in folders::folders(&listing.root().join(listing::FOLDER))? {
            copied.extend(folders::entries(&part)?.into_iter().filter(|p| p.is_file()));
        }
        for file in copied {
            let to = root.join(file.strip_prefix(listing.root())?);
            let made = to.parent().map_or(Ok(()), fs::create_dir_all);
            made.and_then(|()| fs::copy(&file, &to).map(drop))
                .with_context(|| format!("cannot copy {}", file.display()))?;
        }
        let changed = root.join(listing.place()).join(tried.original());
        let text = files::read(&listing.dir.join(tried.source()))?;
        fs::write(&changed, text).with_context(|| changed.display().to_string())?;
        Ok(Workshop {
            tried,
            scratch,
            root,
        })
    }

    fn listing(&self) -> &'a Listing {
        self.tried.listing
    }

    /// The compiler's message for it, whose first error must be `wanted`.
    ///
    /// # Errors
    ///
    /// When it compiles, or fails with another error.
    pub fn refusal(&self, wanted: &str, built: &Built) -> Result<String> {
        let place = format!("{}/{SOURCE}", self.listing().place());
        let externs = built.extern_args(self.listing())?;
        let problem = |what: String| Problem::of(self.tried.place(), what);
        let Some(refusal) = rustc::refusal_in(&self.root, &place, &externs)? else {
            let what = format!("it compiles, and its metadata say that it fails with {wanted}");
            bail!(problem(what).cure("take `fails` out, or make it fail again"));
        };
        if refusal.code != wanted {
            let what = format!(
                "it must fail with {wanted}, as its metadata say, but it fails with {}",
                refusal.code
            );
            bail!(problem(what).said(refusal.text));
        }
        Ok(refusal.text)
    }

    /// Compiles the program, or with `tests` what runs its tests, and says where
    /// that is.
    ///
    /// # Errors
    ///
    /// When it does not compile; the problem holds the compiler's message.
    pub fn compile(&self, built: &Built, tests: bool) -> Result<PathBuf> {
        let listing = self.listing();
        let package = listing.package();
        let folder = self
            .scratch
            .path()
            .join(if tests { "tests" } else { "program" });
        fs::create_dir_all(&folder)?;
        let into = folder.join(format!("{package}{}", std::env::consts::EXE_SUFFIX));
        let place = format!("{}/{SOURCE}", listing.place());
        let mut command = rustc::compile(&self.root, &place, &into);
        command
            .arg(format!("--crate-name={}", package.replace('-', "_")))
            .arg(if tests { "--test" } else { "--crate-type=bin" })
            .args(built.profile_args(&package))
            .args(built.extern_args(listing)?)
            .env("CARGO", cargo::cargo(listing.root()).get_program())
            .env("CARGO_PKG_NAME", &package)
            .env("CARGO_MANIFEST_DIR", &listing.dir);
        let said = output(command, QUICK, Until::ExitOrStall, None)?;
        if said.success() {
            return Ok(into);
        }
        let (what, cure) = if tests {
            (
                "the listing's tests do not compile with it",
                "try something smaller, or say with `fails` what the compiler refuses",
            )
        } else {
            (
                "it does not compile",
                "say so with `fails = \"E…\"` in its metadata",
            )
        };
        bail!(
            Problem::of(self.tried.place(), what)
                .cure(cure)
                .said(said.errors())
        )
    }

    /// Compiles what of the listing is run.
    ///
    /// # Errors
    ///
    /// As [`Workshop::compile`].
    pub fn compile_what_runs(&self, built: &Built) -> Result<PathBuf> {
        self.compile(built, self.listing().metadata.runs == Runs::Tests)
    }

    /// Runs `program`, which [`Workshop::compile_what_runs`] has made.
    ///
    /// # Errors
    ///
    /// As [`run_as_program`].
    pub fn run_program(&self, program: &Path, enough: &dyn Fn(&str) -> bool) -> Result<String> {
        let (contract, place) = (self.tried.contract(), self.tried.place());
        run_as_program(program, self.listing(), &contract, &place, enough)
    }

    /// Runs the changed counterpart by `python`.
    ///
    /// # Errors
    ///
    /// As [`run_script`].
    pub fn run_counterpart(
        &self,
        python: &Python,
        enough: &dyn Fn(&str) -> bool,
    ) -> Result<String> {
        let counterpart = self.tried.counterpart()?;
        let script = self.root.join(self.listing().place()).join(COUNTERPART);
        let (contract, place) = (self.tried.contract(), self.tried.place());
        run_script(
            &script,
            &self.root,
            counterpart,
            python,
            &contract,
            &place,
            enough,
        )
    }

    /// Compiles the tests with the change, and the program where they start it.
    ///
    /// # Errors
    ///
    /// When they do not compile.
    pub fn test<'w>(&'w self, name: &'w str, built: &Built) -> Result<ChangedTest<'w>> {
        let tests = self.compile(built, true)?;
        let starts_program = folders::files(&self.listing().dir.join("src"), |_| true)?
            .iter()
            .filter_map(|file| files::read(file).ok())
            .any(|text| STARTS_PROGRAM.iter().any(|word| text.contains(word)));
        let program = starts_program
            .then(|| self.compile(built, false))
            .transpose()?;
        Ok(ChangedTest {
            tried: &self.tried,
            name,
            tests,
            program,
        })
    }
}
