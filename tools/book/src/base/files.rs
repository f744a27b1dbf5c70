//! Texts on disk: read with the line endings of any system, written whole or
//! not at all, and told apart by their digests.

use std::borrow::Cow;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::base::interrupt;
use crate::base::problem::Problem;
use crate::base::scratch::BESIDE;

/// The text of a file as it is shown: with lines ended by `\n`, whatever an
/// editor or the checkout made of them, and without the mark that some editors
/// put at its beginning.
///
/// # Errors
///
/// When it cannot be read, is not UTF-8, or has a carriage return that ends no
/// line; the message names the file and the line.
pub fn read(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    text_of(path, bytes)
}

/// The same, or nothing where there is no such file.
///
/// # Errors
///
/// As [`read`], but for a file that is not there.
pub fn read_if_there(path: &Path) -> Result<Option<String>> {
    match fs::read(path) {
        Ok(bytes) => text_of(path, bytes).map(Some),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

fn text_of(path: &Path, bytes: Vec<u8>) -> Result<String> {
    let line = |before: &[u8]| 1 + before.iter().filter(|byte| **byte == b'\n').count();
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let what = "a byte that is not UTF-8";
        Problem::at(path.display().to_string(), line(before), what).cure("save it as UTF-8")
    })?;
    let text = unix(&text).into_owned();
    if let Some(at) = text.find('\r') {
        let place = path.display().to_string();
        let what = "a carriage return that ends no line";
        let cure = "save it with the line endings of Unix or Windows";
        return Err(Problem::at(place, line(&text.as_bytes()[..at]), what)
            .cure(cure)
            .into());
    }
    Ok(text)
}

/// `text` with lines ended by `\n`, and without a mark at its beginning.
pub fn unix(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains("\r\n") {
        Cow::Owned(text.replace("\r\n", "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Replaces the file at `path`, or makes it: it then holds all of `content`,
/// or, after an error or an interrupt, what it held before. What is written
/// first lies beside it, so that the last step is one rename, and is gone if
/// anything fails.
///
/// # Errors
///
/// When the folder or the file cannot be written; the message names it.
pub fn replace(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    replace_all(&[(path, content)])
}

/// Replaces several files, as [`replace`] does one: all are written beside
/// theirs before the first is renamed, so that a full disk leaves each as it
/// was.
///
/// # Errors
///
/// As [`replace`].
pub fn replace_all(files: &[(impl AsRef<Path>, impl AsRef<[u8]>)]) -> Result<()> {
    interrupt::undisturbed(|| {
        let mut staged = Vec::new();
        for (path, content) in files {
            let path = path.as_ref();
            let beside = beside(path, content.as_ref()).map_err(|error| unwritten(path, &error))?;
            staged.push((path, beside));
        }
        for (path, beside) in staged {
            beside
                .persist(path)
                .map_err(|error| unwritten(path, &error.error.into()))?;
        }
        Ok(())
    })
}

fn unwritten(path: &Path, error: &anyhow::Error) -> Problem {
    let what = format!("it cannot be written: {error:#}");
    let cure = "make room for it, or let this program write there, and try again";
    Problem::of(path.display().to_string(), what).cure(cure)
}

/// A file beside the one at `path`, with its permissions and this content.
fn beside(path: &Path, content: &[u8]) -> Result<NamedTempFile> {
    let dir = path.parent().context("it has no folder")?;
    if path.is_dir() {
        bail!("a folder is in its place");
    }
    let mut beside = tempfile::Builder::new().prefix(BESIDE).tempfile_in(dir)?;
    beside.write_all(content)?;
    beside.as_file().sync_all()?;
    // A temporary file is for its owner alone; this one is for everybody whom
    // the file that it replaces is for.
    let permissions = match fs::metadata(path) {
        Ok(metadata) => Some(metadata.permissions()),
        Err(_) => ordinary(dir),
    };
    if let Some(permissions) = permissions {
        beside.as_file().set_permissions(permissions)?;
    }
    Ok(beside)
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

/// SHA-256, in hexadecimal, of a text as [`read`] gives it, so that a
/// checkout's line endings do not count.
pub fn digest(content: &str) -> String {
    Sha256::digest(unix(content).as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// A name for what `text` names, the same wherever it is made: a UUID of version
/// 8, as RFC 9562 has it, of its digest.
pub fn uuid(text: &str) -> String {
    let digest = digest(text);
    format!(
        "{}-{}-8{}-8{}-{}",
        &digest[..8],
        &digest[8..12],
        &digest[13..16],
        &digest[17..20],
        &digest[20..32]
    )
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
    fn a_uuid_says_its_version_and_comes_from_its_text() {
        assert_eq!(uuid("abc"), "ba7816bf-8f01-8fea-8141-40de5dae2223");
    }

    #[test]
    fn a_text_is_the_same_however_an_editor_saved_it() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.md");
        for saved in ["a\nb\n", "a\r\nb\r\n", "\u{feff}a\r\nb\n"] {
            fs::write(&file, saved).unwrap();
            assert_eq!(read(&file).unwrap(), "a\nb\n");
            assert_eq!(read_if_there(&file).unwrap().unwrap(), "a\nb\n");
        }
        assert_eq!(read_if_there(&dir.path().join("b.md")).unwrap(), None);
        for (saved, says) in [
            (&b"a\r\nb\rc\r\n"[..], "a.md:2: a carriage return that"),
            (b"a\nb\ncaf\xe9\n", "a.md:3: a byte that is not UTF-8; save"),
        ] {
            fs::write(&file, saved).unwrap();
            let error = read(&file).unwrap_err().to_string();
            assert!(error.contains(says), "{error}");
        }
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
    fn a_file_that_cannot_be_replaced_stays_as_it_was_and_so_do_the_others() {
        let dir = tempfile::tempdir().unwrap();
        let (good, bad) = (dir.path().join("a.txt"), dir.path().join("b.txt"));
        replace(&good, "one\n").unwrap();
        // A folder in its place cannot be replaced by a file.
        fs::create_dir(&bad).unwrap();
        let error = replace_all(&[(&good, "two\n"), (&bad, "two\n")]).unwrap_err();
        assert!(format!("{error:#}").contains("b.txt"), "{error:#}");
        assert_eq!(read(&good).unwrap(), "one\n");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
    }
}
