//! What mdBook starts: `cargo book preprocess`.

use std::io::{Read, Write};
use std::path::Path;

use anyhow::{Context, Result};

use crate::base::files;
use crate::base::folders;
use crate::pages::preprocessor;

/// Answers mdBook, and writes the texts of the search, which it takes into the
/// site when this has ended.
///
/// # Errors
///
/// When a page cannot be expanded, or when the texts cannot be written.
pub fn preprocess(input: impl Read, output: impl Write) -> Result<()> {
    match preprocessor::answer(input, output)? {
        Some((file, text)) => make(&file, &text),
        None => Ok(()),
    }
}

/// Writes the file, unless it is as it should be: `mdbook serve` builds again
/// when it changes, and has to come to an end.
fn make(file: &Path, text: &str) -> Result<()> {
    if files::read_if_there(file).ok().flatten().as_deref() == Some(text) {
        return Ok(());
    }
    let folder = file.parent().context("it has a folder")?;
    folders::make(folder)?;
    files::replace(file, text)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_that_is_right_stays_as_it_is() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("a/b.js");
        let written = || fs::metadata(&file).unwrap().modified().unwrap();
        make(&file, "one\n").unwrap();
        let long_ago = std::time::SystemTime::UNIX_EPOCH;
        let times = fs::File::options().write(true).open(&file).unwrap();
        times.set_modified(long_ago).unwrap();
        make(&file, "one\n").unwrap();
        assert_eq!(written(), long_ago);
        make(&file, "two\n").unwrap();
        assert!(written() > long_ago);
    }
}
