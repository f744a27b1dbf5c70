//! Compiles every Rust block of the expanded pages with skeptic, as a reader
//! would paste it: with the book's edition and the book's crates. Those that
//! stand on the page itself it runs, too; the programs of the listings are run
//! by [`crate::programs::outputs`]. A block that is a listing's program, word for word,
//! and asks for nothing that lies beside it or comes from Cargo, is not even
//! compiled again.
//!
//! A page's blocks are pasted one after another by a child, `tools/blocks`: what
//! they print is caught, and one that hangs is stopped. skeptic 0.14 does not
//! know edition 2024 and would use 2021; the `rustc-2024` beside that child,
//! which it runs as its compiler, mends that.

use std::collections::{BTreeSet, HashSet};
use std::env;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock, OnceLock};
use std::time::Duration;

use book::base::home::home;
use book::base::problem::Problem;
use book::base::version::EDITION;
use book::model::contract::Ending;
use book::model::listing::Listing;
use book::pages::excerpt;
use book::pages::expand::Block;
use book::programs::cargo::{self, Built};
use book::programs::environment;
use book::programs::run::{Until, run};
use book::programs::rustc;
use libtest_mimic::{Completion, Failed};
use regex::Regex;
use serde::Serialize;

use crate::base::check::Check;
use crate::base::suite::{Page, Suite, all, skip};

/// What the names of these checks begin with.
pub const KIND: &str = "blocks::";

/// The package whose test pastes.
pub const PACKAGE: &str = "blocks";

/// A block that takes longer hangs; `BOOK_BLOCK_LIMIT_MS` changes it.
const LIMIT: Duration = Duration::from_secs(20);

const STARTED: &str = "::started ";
const FAILED: &str = "::failed ";

/// A block on its way to the child.
#[derive(Serialize)]
struct Job {
    /// The page and the line.
    place: String,
    text: String,
    runs: bool,
    #[serde(skip)]
    line: usize,
    /// The directive that it comes from.
    #[serde(skip)]
    from: Option<String>,
}

impl Job {
    /// What tells one program from another, wherever it stands.
    fn program(&self) -> String {
        format!("{}\n{}", self.runs, self.text)
    }

    /// What is wrong with it, on `page`, if `output` of the child says so.
    fn problem(&self, page: &Page, output: &str) -> Option<Problem> {
        let is_it = |part: &&str| part.lines().next() == Some(&self.place);
        let part = output.split(STARTED).find(is_it)?;
        let (said, failed) = part.split_once(&format!("{FAILED}{}: ", self.place))?;
        let why = failed.trim_end();
        let what = match &self.from {
            Some(from) => format!("{from}: {why}"),
            None => why.to_owned(),
        };
        let said = said.strip_prefix(&self.place).unwrap_or(said).trim_start();
        Some(Problem::at(page.place(), self.line, what).said(said))
    }
}

pub fn checks(suite: &Arc<Suite>) -> Vec<Check> {
    (0..suite.pages.len())
        .map(|index| {
            let suite = Arc::clone(suite);
            let name = format!("{KIND}{}", suite.pages[index].path);
            Check::new(name, move || check(&suite, &suite.pages[index]))
        })
        .collect()
}

/// Pastes the blocks of `page` that suit this system, and reports the others.
fn check(suite: &Suite, page: &Page) -> Result<Completion, Failed> {
    let passed = suite.passed()?;
    // Excerpts of one listing paste as the same program.
    let (mut programs, mut missing) = (HashSet::new(), BTreeSet::new());
    let mut jobs = Vec::new();
    for block in &suite.expand(page)?.blocks {
        if !block.is_rust() || block.has("compile_fail") {
            continue;
        }
        if let Some(reason) = suite.listing_of(block).and_then(Listing::missing_system) {
            missing.insert(reason);
            continue;
        }
        let job = job(page, block);
        let built = suite
            .listing_of(block)
            .is_some_and(|listing| is_built(listing, &job.text));
        if !built && programs.insert(job.program()) && !passed.has(&job.program()) {
            jobs.push(job);
        }
    }
    if !jobs.is_empty() {
        paste_all(suite, page, &jobs)?;
    }
    for job in &jobs {
        passed.add(&job.program())?;
    }
    if missing.is_empty() {
        Ok(Completion::Completed)
    } else {
        skip(Vec::from_iter(missing).join("; "))
    }
}

/// Whether Cargo builds this very program as that of `listing`, and nothing
/// but the crates could make a difference where it is pasted.
fn is_built(listing: &Listing, program: &str) -> bool {
    static OUTSIDE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(mod\s+\w+\s*;|path\s*=|include\w*!|(option_)?env!|cfg!?\()")
            .expect("the pattern is valid")
    });
    let source = book::base::files::read(&listing.source_path()).unwrap_or_default();
    let lines = excerpt::excerpt(&source, excerpt::RUST, None);
    lines.is_ok_and(|lines| excerpt::visible(&lines) == program) && !OUTSIDE.is_match(program)
}

fn paste_all(suite: &Suite, page: &Page, jobs: &[Job]) -> Result<(), Failed> {
    let scratch = tempfile::tempdir()?;
    let file = scratch.path().join("blocks.json");
    fs::write(&file, serde_json::to_vec(jobs)?)?;
    let built = built(suite)?;
    let mut command = environment::recorded_with_rustc(built.tests("paste")?);
    command
        .env("BOOK_BLOCKS", &file)
        .env("BOOK_EDITION", EDITION)
        .env("BOOK_TARGET", rustc::host()?)
        .env("RUSTC", built.program("rustc-2024")?);
    environment::temporary_files_in(&mut command, scratch.path());
    let run = run(command, limit(), Until::ExitOrStall).map_err(|error| {
        let what = "its blocks were stopped, the last one started below";
        Failed::from(Problem::of(page.place(), what).said(format!("{error:#}")))
    })?;
    if run.ending == Ending::Code(0) {
        return Ok(());
    }
    let mut problems: Vec<Problem> = jobs
        .iter()
        .filter_map(|job| job.problem(page, &run.output))
        .collect();
    if problems.is_empty() {
        let problem = Problem::of(page.place(), run.ending.to_string());
        problems.push(problem.said(run.output));
    }
    all(problems)
}

fn limit() -> Duration {
    let set = env::var("BOOK_BLOCK_LIMIT_MS").ok();
    set.and_then(|ms| ms.parse().ok())
        .map_or(LIMIT, Duration::from_millis)
}

fn job(page: &Page, block: &Block) -> Job {
    Job {
        place: format!("{}:{}", page.place(), block.line),
        text: block.unhidden(),
        runs: block.listing.is_none(),
        line: block.line,
        from: block.from.clone(),
    }
}

/// What pastes. The book builds it with its listings; a copy of the small book
/// uses that of the book.
fn built(suite: &Suite) -> Result<&Built, Failed> {
    static OF_THE_BOOK: OnceLock<Result<Built, String>> = OnceLock::new();
    if suite.is_home() {
        return suite.built();
    }
    let built = OF_THE_BOOK.get_or_init(|| {
        // target/debug/book
        let target = Path::new(env!("CARGO_BIN_EXE_book")).ancestors().nth(2);
        let target = target.expect("a program lies in a folder of the target folder");
        cargo::build_in(home(), [PACKAGE.to_owned()], target).map_err(|error| format!("{error:#}"))
    });
    built.as_ref().map_err(Failed::from)
}
