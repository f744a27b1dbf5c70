//! Compiles every Rust block of the expanded pages with skeptic, as a reader
//! would paste it: with the book's edition and the book's crates. Those that
//! stand on the page itself it runs, too; the programs of the listings are run
//! by [`crate::programs::outputs`]. A block that is a listing's program, word for word,
//! and asks for nothing that lies beside it or comes from Cargo, is not even
//! compiled again.
//!
//! A page's blocks are pasted one after another by a child, this same program
//! with [`CHILD`] set: what they print is caught, and one that hangs is
//! stopped. skeptic 0.14 does not know edition 2024 and would use 2021; the
//! `rustc-2024` beside the tool, which it runs as its compiler, mends that.

use std::collections::{BTreeSet, HashSet};
use std::env;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use book::base::problem::Problem;
use book::model::contract::Ending;
use book::model::listing::Listing;
use book::pages::excerpt;
use book::pages::expand::Block;
use book::programs::environment;
use book::programs::run::{Until, run};
use book::programs::rustc;
use libtest_mimic::{Completion, Failed, Trial};
use regex::Regex;
use serde::{Deserialize, Serialize};

use crate::base::suite::{Page, Suite, skip};

/// Names the file of blocks that a child pastes.
pub const CHILD: &str = "BOOK_BLOCKS";

/// A block that takes longer hangs; `BOOK_BLOCK_LIMIT_MS` changes it.
const LIMIT: Duration = Duration::from_secs(20);

const STARTED: &str = "::started ";
const FAILED: &str = "::failed ";

/// A block on its way to the child.
#[derive(Serialize, Deserialize)]
struct Job {
    /// The page and the line, and what the block shows.
    place: String,
    text: String,
    runs: bool,
}

impl Job {
    /// What tells one program from another, wherever it stands.
    fn program(&self) -> String {
        format!("{}\n{}", self.runs, self.text)
    }
}

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    (0..suite.pages.len())
        .map(|index| {
            let suite = Arc::clone(suite);
            let name = format!("blocks::{}", suite.pages[index].path);
            Trial::ignorable_test(name, move || check(&suite, &suite.pages[index]))
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
        paste_all(page, &jobs)?;
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
    let source = fs::read_to_string(listing.source_path()).unwrap_or_default();
    let lines = excerpt::excerpt(&source, excerpt::RUST, None);
    lines.is_ok_and(|lines| excerpt::visible(&lines) == program) && !OUTSIDE.is_match(program)
}

fn paste_all(page: &Page, jobs: &[Job]) -> Result<(), Failed> {
    let scratch = tempfile::tempdir()?;
    let file = scratch.path().join("blocks.json");
    fs::write(&file, serde_json::to_vec(jobs)?)?;
    let mut command = environment::recorded_with_rustc(env::current_exe()?);
    command
        .env(CHILD, &file)
        .env("RUSTC", env!("CARGO_BIN_EXE_rustc-2024"));
    environment::temporary_files_in(&mut command, scratch.path());
    let run = run(command, limit(), Until::ExitOrStall).map_err(|error| {
        let what = "its blocks were stopped, the last one started below";
        Failed::from(Problem::of(page.place(), what).said(format!("{error:#}")))
    })?;
    if run.ending == Ending::Code(0) {
        return Ok(());
    }
    let failures: Vec<&str> = run
        .output
        .split(STARTED)
        .filter(|part| part.contains(FAILED))
        .collect();
    if failures.is_empty() {
        let problem = Problem::of(page.place(), run.ending.to_string());
        return Err(Failed::from(problem.said(run.output)));
    }
    Err(Failed::from(failures.join("\n")))
}

fn limit() -> Duration {
    let set = env::var("BOOK_BLOCK_LIMIT_MS").ok();
    set.and_then(|ms| ms.parse().ok())
        .map_or(LIMIT, Duration::from_millis)
}

fn job(page: &Page, block: &Block) -> Job {
    let from = block
        .from
        .as_ref()
        .map(|from| format!(" ({from})"))
        .unwrap_or_default();
    Job {
        place: format!("{}:{}{from}", page.place(), block.line),
        text: block.unhidden(),
        runs: block.listing.is_none(),
    }
}

/// Pastes the blocks in `file`, says which one it is at, and ends with an
/// error if one failed.
pub fn run_in_child(file: &Path) -> ExitCode {
    let jobs = fs::read(file).expect("the parent wrote it");
    let jobs: Vec<Job> = serde_json::from_slice(&jobs).expect("the parent wrote it");
    panic::set_hook(Box::new(|_| {}));
    let target = rustc::host().expect("rustc was asked before");
    let mut failed = false;
    for job in jobs {
        println!("{STARTED}{}", job.place);
        if let Err(why) = paste(&job, &target) {
            println!("{FAILED}{}: {why}", job.place);
            failed = true;
        }
    }
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// What skeptic prints of a failure goes to the output of this child.
fn paste(job: &Job, target: &str) -> Result<(), String> {
    let root = env!("CARGO_MANIFEST_DIR");
    // skeptic finds the compiled crates from a build script's OUT_DIR. This
    // need not be there, but lies where one would.
    let profile = Path::new(env!("CARGO_BIN_EXE_book"))
        .parent()
        .expect("target/debug");
    let out = profile.join("build/book/out");
    let out = out.to_str().expect("the path is UTF-8");
    let attempt = AssertUnwindSafe(|| {
        if job.runs {
            skeptic::rt::run_test(root, out, target, &job.text);
        } else {
            skeptic::rt::compile_test(root, out, target, &job.text);
        }
    });
    panic::catch_unwind(attempt).map_err(|_| {
        let also = if job.runs { " and run" } else { "" };
        format!("the block does not compile{also}")
    })
}
