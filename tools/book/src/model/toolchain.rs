//! The compiler that the book is pinned to.

use std::path::Path;

use anyhow::Result;
use serde::Deserialize;

use crate::base::files;
use crate::base::tables;

/// The file that pins it, relative to the root.
pub const FILE: &str = "rust-toolchain.toml";

#[derive(Deserialize)]
struct Pinned {
    toolchain: Toolchain,
}

#[derive(Deserialize)]
struct Toolchain {
    channel: String,
}

/// The version of Rust to which the book at `root` is pinned, if it is.
///
/// # Errors
///
/// When the file cannot be read.
pub fn version(root: &Path) -> Result<Option<String>> {
    let Some(text) = files::read_if_there(&root.join(FILE))? else {
        return Ok(None);
    };
    let pinned: Pinned = tables::parse(FILE, &text)?;
    Ok(Some(pinned.toolchain.channel))
}
