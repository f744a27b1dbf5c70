//! Texts on disk: read with the line endings of any system, written whole or
//! not at all, and told apart by their digests.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// The text of a file, with lines ended by `\n` whatever the checkout made of
/// them.
///
/// # Errors
///
/// When it cannot be read or is not UTF-8; the message names the file.
pub fn read(path: &Path) -> Result<String> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()));
    Ok(unix(text?))
}

/// The same, or nothing where there is no such file.
///
/// # Errors
///
/// As [`read`], but for a file that is not there.
pub fn read_if_there(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(unix(text))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

/// `text` with lines ended by `\n`.
pub fn unix(text: String) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n")
    } else {
        text
    }
}

/// Replaces the file at `path`, or makes it: it then holds all of `content`,
/// or, after an error, what it held before. What is written first lies beside
/// it, so that the last step is one rename, and is gone if anything fails.
///
/// # Errors
///
/// When the folder or the file cannot be written; the message names it.
pub fn replace(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    let context = || format!("cannot write {}", path.display());
    let dir = path.parent().with_context(context)?;
    let mut beside = tempfile::Builder::new()
        .prefix(".new-")
        .tempfile_in(dir)
        .with_context(context)?;
    beside
        .write_all(content.as_ref())
        .and_then(|()| beside.as_file().sync_all())
        .with_context(context)?;
    // A temporary file is for its owner alone; this one is for everybody whom
    // the file that it replaces is for.
    let permissions = match fs::metadata(path) {
        Ok(metadata) => Some(metadata.permissions()),
        Err(_) => ordinary(dir),
    };
    if let Some(permissions) = permissions {
        beside
            .as_file()
            .set_permissions(permissions)
            .with_context(context)?;
    }
    beside
        .persist(path)
        .map_err(|error| error.error)
        .with_context(context)?;
    Ok(())
}

/// What a new file in `dir` may be read by: whoever may read the folder.
#[cfg(unix)]
fn ordinary(dir: &Path) -> Option<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(dir).ok()?.permissions().mode();
    Some(fs::Permissions::from_mode(mode & 0o666))
}

#[cfg(not(unix))]
fn ordinary(_dir: &Path) -> Option<fs::Permissions> {
    None
}

/// SHA-256, in hexadecimal, of a text with lines ended by `\n`, so that a
/// checkout's line endings do not count.
pub fn digest(content: &str) -> String {
    Sha256::digest(content.replace("\r\n", "\n"))
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_sha256_and_ignores_line_endings() {
        // From FIPS 180-4's example for "abc".
        assert_eq!(
            digest("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(digest("a\r\nb"), digest("a\nb"));
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.txt");
        replace(&file, "one\n").unwrap();
        replace(&file, "two\n").unwrap();
        assert_eq!(read(&file).unwrap(), "two\n");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_cannot_be_replaced_stays_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        // A folder in its place cannot be replaced by a file.
        let place = dir.path().join("a.txt");
        fs::create_dir(&place).unwrap();
        fs::write(place.join("inside"), "").unwrap();
        let error = replace(&place, "x").unwrap_err();
        assert!(format!("{error:#}").contains("a.txt"), "{error:#}");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
