//! Pastes blocks one after another as a reader would, with skeptic: compiles
//! them, and runs those that are to run. The checks in `tools/book` start this
//! as a child, so that what the blocks print is caught, and one that hangs is
//! stopped. It is a test of this crate because skeptic links what the running
//! test was linked with.
//!
//! The child is told by its environment: `BOOK_BLOCKS` names a file with the
//! blocks in JSON, `BOOK_TARGET` the target that rustc compiles for. Without
//! them it does nothing.

use std::env;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use serde::Deserialize;

/// A block, as `tools/book/tests/book/programs/blocks.rs` writes it.
#[derive(Deserialize)]
struct Job {
    place: String,
    text: String,
    runs: bool,
}

fn main() -> ExitCode {
    let Some(file) = env::var_os("BOOK_BLOCKS") else {
        return ExitCode::SUCCESS;
    };
    let target = env::var("BOOK_TARGET").expect("the parent says which target");
    let jobs = fs::read(file).expect("the parent wrote it");
    let jobs: Vec<Job> = serde_json::from_slice(&jobs).expect("the parent wrote it");
    panic::set_hook(Box::new(|_| {}));
    let mut failed = false;
    for job in jobs {
        println!("::started {}", job.place);
        if let Err(why) = paste(&job, &target) {
            println!("::failed {}: {why}", job.place);
            failed = true;
        }
    }
    match failed {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

/// What skeptic prints of a failure goes to the output of this child.
fn paste(job: &Job, target: &str) -> Result<(), String> {
    let root = env!("CARGO_MANIFEST_DIR");
    // skeptic finds the compiled crates from a build script's OUT_DIR. This
    // need not be there, but lies where one would.
    let compiler = env!("CARGO_BIN_EXE_rustc-2024");
    let (profile, _) = compiler.rsplit_once(['/', '\\']).expect("it has a folder");
    let out = format!("{profile}/build/blocks/out");
    let attempt = AssertUnwindSafe(|| {
        if job.runs {
            skeptic::rt::run_test(root, &out, target, &job.text);
        } else {
            skeptic::rt::compile_test(root, &out, target, &job.text);
        }
    });
    panic::catch_unwind(attempt).map_err(|_| {
        let also = if job.runs { " and run" } else { "" };
        format!("the block does not compile{also}")
    })
}
