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
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::base::names::nearest;
use crate::base::problem::Problem;
use crate::base::scratch::Scratch;
use crate::base::{files, folders};
use crate::model::contract::Ending;
use crate::model::listing::{self, COUNTERPART, Listing, SOURCE};
use crate::model::tried::{Tried, first_panic};
use crate::programs::cargo::{self, Built};
use crate::programs::environment;
use crate::programs::performance::{run_as_program, run_script};
use crate::programs::python::Python;
use crate::programs::run::{QUICK, Until, output, run};
use crate::programs::rustc;

/// A test that takes longer hangs.
const LIMIT: Duration = Duration::from_secs(60);

/// A test that is to hang does so for this long at least.
const HANGS: Duration = Duration::from_secs(2);

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

    /// Runs `program`, which [`Workshop::compile`] has made.
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

    /// Runs the test called `test` and gives the lines that say how it failed.
    ///
    /// # Errors
    ///
    /// When there is no such test, when it passes, or when it ends in another
    /// way than its metadata say.
    pub fn failure(&self, test: &str, built: &Built) -> Result<String> {
        let listing = self.listing();
        let tests = self.compile(built, true)?;
        let starts_program = folders::files(&listing.dir.join("src"), |_| true)?
            .iter()
            .filter_map(|file| files::read(file).ok())
            .any(|text| STARTS_PROGRAM.iter().any(|word| text.contains(word)));
        let program = starts_program
            .then(|| self.compile(built, false))
            .transpose()?;
        let package = listing.package();
        let command = || cargo::test_command(&tests, program.as_deref(), &package, &listing.dir);
        let folder = Scratch::new()?;
        let mut only = command();
        only.args(["--exact", test, "--test-threads=1"]);
        environment::temporary_files_in(&mut only, folder.path());
        let begun = format!("test {test} ...");
        let enough = |output: &str| output.contains(&begun);
        let until = if self.tried.test_hangs() {
            Until::Silent {
                silent: self.tried.contract().silent.max(HANGS),
                enough: &enough,
            }
        } else {
            Until::Exit
        };
        let place = self.tried.place();
        let run = run(only, LIMIT, until).map_err(|error| {
            let what = format!("its test `{test}` does not just fail");
            let cure = "force what it waits for, or say `test-ends = \"never\"`";
            Problem::of(&place, what)
                .cure(cure)
                .said(format!("{error:#}"))
        })?;
        let failed = format!("{begun} FAILED");
        let hangs = self.tried.test_hangs();
        match run.ending {
            Ending::Stopped if hangs => Ok(format!("{begun}\n")),
            Ending::Code(101) if !hangs && run.output.contains(&failed) => {
                Ok(format!("{failed}\n{}", failure_in(&run.output, test)))
            }
            _ if run.output.contains("running 0 tests") => {
                let mut list = command();
                list.args(["--list", "--format=terse"]);
                let list = output(list, QUICK, Until::Exit, None)?.text();
                let known = list.lines().filter_map(|line| line.strip_suffix(": test"));
                let what = format!("the listing has no test `{test}`{}", nearest(test, known));
                bail!(Problem::of(place, what))
            }
            Ending::Code(0) => {
                let what = format!("the test `{test}` passes with the change");
                bail!(
                    Problem::of(place, what)
                        .cure("mend the test so that it holds the claim, or name another test")
                )
            }
            ending => {
                let wanted = if hangs { "hang" } else { "fail by a panic" };
                let what = format!("its test `{test}` has to {wanted}, but {ending}; it printed");
                bail!(Problem::of(place, what).said(run.output))
            }
        }
    }
}

/// What a failing test said: its first panic, or else what libtest says of it.
fn failure_in(output: &str, test: &str) -> String {
    let of_test = output.split_once(&format!("---- {test} stdout ----\n"));
    let own = of_test.map_or(output, |(_, own)| own);
    let text = first_panic(own).unwrap_or_else(|| {
        let lines = own.lines().skip_while(|line| line.is_empty());
        lines
            .take_while(|line| !line.is_empty())
            .map(|line| format!("{line}\n"))
            .collect()
    });
    rustc::without_registry(&text)
}
