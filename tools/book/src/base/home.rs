//! Where the tool was compiled, and where the book is that it is to work on.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::base::problem::Problem;

/// The folder with `book.toml`: `BOOK_ROOT`, or the nearest one at or above the
/// working folder.
///
/// # Errors
///
/// When there is none.
pub fn find_root() -> Result<PathBuf> {
    if let Some(root) = env::var_os("BOOK_ROOT").map(PathBuf::from) {
        if root.join("book.toml").is_file() {
            return Ok(root);
        }
        let what = format!("there is no book.toml in {}", root.display());
        let cure = "name the folder of a clone of the book, or nothing";
        return Err(Problem::of("BOOK_ROOT", what).cure(cure).into());
    }
    let here = env::current_dir().context("the working folder cannot be read")?;
    here.ancestors()
        .find(|dir| dir.join("book.toml").is_file())
        .map(Path::to_owned)
        .ok_or_else(|| {
            Problem::of(
                here.display().to_string(),
                "there is no book.toml here or above",
            )
            .cure("run this inside a clone of the book")
            .into()
        })
}

/// The workspace that this tool was compiled in. `.cargo/config.toml` names it
/// in `BOOK_CLONE`, which Cargo watches: where a clone was copied with its
/// target folder, or two share one, it compiles this again.
pub fn home() -> &'static Path {
    match option_env!("BOOK_CLONE") {
        Some(clone) => Path::new(clone),
        None => Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")),
    }
}

/// Whether both paths lead to the same folder, which is there.
pub fn same_folder(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

/// Whether this program was compiled where it runs. Cargo does not notice when
/// a clone is copied with its `target`, nor when two clones share one, and the
/// one would check the other.
///
/// # Errors
///
/// When it was compiled in another folder; the message says what to do.
pub fn check_home() -> Result<()> {
    let compiled = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(runs) = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) else {
        return Ok(());
    };
    if !runs.ends_with("tools/book") || same_folder(compiled, &runs) {
        return Ok(());
    }
    bail!(
        "this program was compiled in {}, so this clone was copied together with its target \
         folder, or two clones share one (CARGO_TARGET_DIR); run `cargo clean -p book` and try \
         again",
        compiled.display()
    )
}
