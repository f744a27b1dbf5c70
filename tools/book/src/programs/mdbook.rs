//! The pinned stock mdBook: found, or installed under `target/`, and started
//! so that it calls this program for the directives.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
pub use mdbook_preprocessor::MDBOOK_VERSION;

use crate::base::problem::Problem;
use crate::model::contract::Ending;
use crate::programs::cargo::cargo;
use crate::programs::environment;
use crate::programs::run::{LONG, Output, QUICK, SILENT, Until, output, shown};
use crate::programs::sources;

const PROGRAM: &str = if cfg!(windows) {
    "mdbook.exe"
} else {
    "mdbook"
};

/// How much of the site is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// All of it, and links to the book to carry, which is put beside it.
    Carried,
    /// The pages, without what takes much of the time: the page for printing.
    Pages,
}

/// Builds the book into `out` and gives what mdBook said.
///
/// # Errors
///
/// When mdBook cannot be started, or does not end.
pub fn build_into(mdbook: &Path, root: &Path, out: &Path, extent: Extent) -> Result<Output> {
    let mut command = build_command(mdbook, root, out, extent)?;
    let copy = sources::without_leftovers(root)?;
    if let Some(copy) = &copy {
        command.env("MDBOOK_BOOK__SRC", copy.path());
    }
    output(command, SILENT, Until::ExitOrStall, None)
}

/// The variable that tells mdBook which command to call for the directives, in
/// place of the one that `book.toml` names.
pub const PREPROCESSOR: &str = "MDBOOK_PREPROCESSOR__BOOK__COMMAND";

/// The variable that tells the preprocessor that the book to carry lies beside
/// the site.
const CARRIED: &str = "MDBOOK_PREPROCESSOR__BOOK__CARRIED";

/// That command, where the tool is `program`. mdBook cuts it into words as a
/// shell does.
///
/// # Errors
///
/// When the path cannot be written down, because it is not UTF-8.
pub fn preprocessor(program: &Path) -> Result<String> {
    let path = program.to_str().with_context(|| {
        format!(
            "mdBook cannot be told where this program is: {} is not UTF-8; move the clone to \
             another folder",
            program.display()
        )
    })?;
    Ok(shlex::try_join([path, "preprocess"])?)
}

fn build_command(mdbook: &Path, root: &Path, out: &Path, extent: Extent) -> Result<Command> {
    let this = env::current_exe().context("this program cannot be found")?;
    let mut command = environment::tool(mdbook);
    command
        .arg("build")
        .arg("--dest-dir")
        .arg(out)
        .arg(root)
        // The command in book.toml asks Cargo first, which takes longer than
        // the work itself. This is the same program.
        .env(PREPROCESSOR, preprocessor(&this)?);
    let setting = match extent {
        Extent::Whole => None,
        Extent::Carried => Some((CARRIED, "true")),
        Extent::Pages => Some(("MDBOOK_OUTPUT__HTML__PRINT__ENABLE", "false")),
    };
    command.envs(setting);
    Ok(command)
}

/// The mdBook of the pinned version, if it is there: the one on the `PATH` if
/// it is that, else the one under `target/`.
pub fn installed(root: &Path) -> Option<PathBuf> {
    [
        PathBuf::from("mdbook"),
        home(root).join("bin").join(PROGRAM),
    ]
    .into_iter()
    .find(|candidate| is_pinned(candidate))
}

fn home(root: &Path) -> PathBuf {
    root.join("target/mdbook")
}

/// The same, installed first if need be.
///
/// # Errors
///
/// When it is not there and cannot be installed.
pub fn ensure(root: &Path) -> Result<PathBuf> {
    if let Some(found) = installed(root) {
        return Ok(found);
    }
    eprintln!(
        "installing mdBook {MDBOOK_VERSION} into target/mdbook; this happens once and takes a few \
         minutes"
    );
    let home = home(root);
    let mut command = cargo(root);
    command
        .args(["install", "mdbook", "--locked", "--version", MDBOOK_VERSION])
        // `cargo book serve` watches and serves by itself.
        .args(["--no-default-features", "--features", "search"])
        .arg("--root")
        .arg(&home)
        .arg("--target-dir")
        .arg(home.join("build"));
    if shown(command, LONG)? != Ending::Code(0) {
        let what = format!("mdBook {MDBOOK_VERSION} could not be installed (see above)");
        let cure = format!(
            "the first time needs the network: try again when it is there, or put mdbook \
             {MDBOOK_VERSION} on the PATH"
        );
        return Err(Problem::of("target/mdbook", what).cure(cure).into());
    }
    // What it was built from is not needed again.
    let _ = fs::remove_dir_all(home.join("build"));
    Ok(home.join("bin").join(PROGRAM))
}

fn is_pinned(mdbook: &Path) -> bool {
    let mut command = environment::tool(mdbook);
    command.arg("--version");
    output(command, QUICK, Until::Exit, None)
        .is_ok_and(|said| said.text().trim() == format!("mdbook v{MDBOOK_VERSION}"))
}
