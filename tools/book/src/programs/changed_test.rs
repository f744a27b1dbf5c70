//! Runs the test that a change of a listing makes fail.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::base::names::nearest;
use crate::base::problem::Problem;
use crate::base::scratch::Scratch;
use crate::model::contract::Ending;
use crate::model::tried::{Tried, first_panic};
use crate::programs::cargo;
use crate::programs::environment;
use crate::programs::run::{QUICK, Until, output, run};
use crate::programs::rustc;

/// A test that takes longer hangs.
const LIMIT: Duration = Duration::from_secs(60);

/// A test that is to hang does so for this long at least.
const HANGS: Duration = Duration::from_secs(2);

/// A test of a changed listing, compiled.
pub struct ChangedTest<'a> {
    /// The change.
    pub tried: &'a Tried<'a>,
    /// The name of the test, with its module.
    pub name: &'a str,
    /// What runs the listing's tests.
    pub tests: PathBuf,
    /// The changed program, where the tests start it.
    pub program: Option<PathBuf>,
}

impl ChangedTest<'_> {
    /// Runs it and gives the lines that say how it failed.
    ///
    /// # Errors
    ///
    /// When there is no such test, when it passes, or when it ends in another
    /// way than its metadata say.
    pub fn failure(&self) -> Result<String> {
        let (listing, test) = (self.tried.listing, self.name);
        let command = || {
            let program = self.program.as_deref();
            cargo::test_command(&self.tests, program, &listing.package(), &listing.dir)
        };
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
