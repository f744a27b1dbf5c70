//! The HTML of the built site, token by token, and the files that it is in.

use std::fs;
use std::io;
use std::path::Path;

pub use book::base::html_tokens::{attribute, tokens};
use book::base::names::slashed;

/// The files below `path`, relative to it and with `/`, in order.
pub fn files(path: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    let mut left = vec![path.to_owned()];
    while let Some(at) = left.pop() {
        if at.is_dir() {
            for entry in fs::read_dir(&at)? {
                left.push(entry?.path());
            }
        } else {
            names.push(slashed(at.strip_prefix(path).unwrap_or(&at)));
        }
    }
    names.sort();
    Ok(names)
}
