//! What lies in a folder, in the order of the names, without what editors and
//! systems leave there.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::base::problem::Problem;

/// Whether a file or folder called `name` belongs to nobody's book: an editor's
/// lock, copy or half-written file (Emacs, Vim, Kate, JetBrains), what a system
/// keeps beside other files (macOS, Windows, NFS), or a half-merged text.
/// Names that begin with a dot are hidden by custom, and the book has none.
pub fn is_left_behind(name: &str) -> bool {
    let ends = ["~", ".orig", ".rej", ".bak", ".tmp", ".swp", ".swo"];
    let begins = [".", "#", "~$"];
    let whole = [
        "__pycache__",
        "Thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "Icon\r",
    ];
    begins.iter().any(|begin| name.starts_with(begin))
        || ends.iter().any(|end| name.ends_with(end))
        || name.contains("___jb_")
        || whole.contains(&name)
}

/// Makes the folder `dir`, and those around it, where they are not there.
///
/// # Errors
///
/// When something is in its place, or when nothing may be written there.
pub fn make(dir: &Path) -> Result<(), Problem> {
    fs::create_dir_all(dir).map_err(|error| {
        let what = format!("the folder cannot be made: {error}");
        let cure = "put away what is in its place, or let this program write there";
        Problem::of(dir.display().to_string(), what).cure(cure)
    })
}

/// What lies in `dir`, sorted, without what [`is_left_behind`].
///
/// # Errors
///
/// When the folder cannot be read; the message names it.
pub fn entries(dir: &Path) -> Result<Vec<PathBuf>> {
    let context = || format!("cannot read the folder {}", dir.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(dir).with_context(context)? {
        let entry = entry.with_context(context)?;
        if !is_left_behind(&entry.file_name().to_string_lossy()) {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

/// Whether there is anything in `dir` or below it that [`is_left_behind`].
///
/// # Errors
///
/// As [`entries`].
pub fn has_leftovers(dir: &Path) -> Result<bool> {
    let mut left = vec![dir.to_owned()];
    while let Some(dir) = left.pop() {
        let own = folders(&dir)?;
        let all = fs::read_dir(&dir)
            .with_context(|| format!("cannot read the folder {}", dir.display()))?;
        if all.count() != entries(&dir)?.len() {
            return Ok(true);
        }
        left.extend(own.into_iter().filter(|path| !path.is_symlink()));
    }
    Ok(false)
}

/// The folders in `dir`, as [`entries`].
///
/// # Errors
///
/// As [`entries`].
pub fn folders(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut folders = entries(dir)?;
    folders.retain(|path| path.is_dir());
    Ok(folders)
}

/// The files below `dir` for which `wanted` holds, as [`entries`]; links to
/// folders are not followed.
///
/// # Errors
///
/// As [`entries`].
pub fn files(dir: &Path, wanted: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut left = vec![dir.to_owned()];
    while let Some(dir) = left.pop() {
        for path in entries(&dir)? {
            let is_folder = path.is_dir();
            if is_folder && !path.is_symlink() {
                left.push(path);
            } else if !is_folder && wanted(&path) {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_and_systems_leave_is_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        let own = ["a-page.md", "page.md"];
        let left = [
            ".#page.md",
            ".page.md.swp",
            "page.md~",
            "#page.md#",
            ".DS_Store",
            "._page.md",
            "Thumbs.db",
            "desktop.ini",
            ".nfs0001",
            "page.md.orig",
            "page.md___jb_tmp___",
            "__pycache__",
            "4913.tmp",
        ];
        for name in own.iter().chain(&left) {
            fs::write(dir.path().join(name), "").unwrap();
        }
        let names: Vec<String> = entries(dir.path())
            .unwrap()
            .iter()
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        assert_eq!(names, own);
        assert!(has_leftovers(dir.path()).unwrap());
    }

    #[test]
    fn an_error_names_the_folder() {
        let error = entries(Path::new("no/such/folder")).unwrap_err();
        assert!(format!("{error:#}").contains("no/such/folder"), "{error:#}");
    }
}
