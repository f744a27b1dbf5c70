//! Which names a new listing may have: those with which it works, for Cargo and
//! on every system.

use anyhow::{Result, bail};

use crate::model::book::Book;
use crate::model::lock::Lock;

/// The longest name. Cargo and rustc put it twice into the names of files,
/// which may have 255 bytes, and Windows wants whole paths to be short.
const LONGEST: usize = 60;

/// What Windows keeps for devices, with and without an extension.
const DEVICES: [&str; 4] = ["aux", "con", "nul", "prn"];
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// The part and the slug of `name`, which a new listing of `book` may have.
///
/// # Errors
///
/// When it is not `part/slug` in lower case, digits and single hyphens, is too
/// long, is the name of a device on Windows, is taken, or gives the package a
/// name that another package has. The message says which.
pub fn check<'a>(book: &Book, name: &'a str) -> Result<(&'a str, &'a str)> {
    let (part, slug) = well_formed(name)?;
    let dir = book.root.join("listings").join(name);
    if dir.symlink_metadata().is_ok() {
        bail!("listings/{name} is there already");
    }
    let package = format!("{part}-{slug}");
    let same = |listing: &&crate::model::listing::Listing| listing.package() == package;
    if let Some(other) = book.listings().find(same) {
        bail!(
            "the package of listings/{name} would be `{package}`, as that of {} is; choose another \
             name",
            other.place()
        );
    }
    if Lock::read(&book.root)?.names().any(|name| name == package) {
        bail!(
            "the package of listings/{name} would be `{package}`, and Cargo.lock has a package of \
             that name; choose another name"
        );
    }
    Ok((part, slug))
}

/// The part and the slug of a name that can be one.
fn well_formed(name: &str) -> Result<(&str, &str)> {
    let is_word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && !word.ends_with('-')
            && !word.contains("--")
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    let Some((part, slug)) = name
        .split_once('/')
        .filter(|(part, slug)| is_word(part) && is_word(slug))
    else {
        bail!("`{name}` is not part/slug in lower-case letters, digits and single hyphens");
    };
    if name.len() > LONGEST {
        bail!(
            "`{name}` has {} letters; {LONGEST} are the most",
            name.len()
        );
    }
    if let Some(device) = [part, slug].into_iter().find(|word| is_device(word)) {
        bail!("`{name}`: Windows has no folder called `{device}`; choose another name");
    }
    Ok((part, slug))
}

fn is_device(word: &str) -> bool {
    let is_numbered = |device| {
        let number = word.strip_prefix(device).map(str::as_bytes);
        matches!(number, Some([b'1'..=b'9']))
    };
    DEVICES.contains(&word) || NUMBERED_DEVICES.into_iter().any(is_numbered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_part_and_a_slug() {
        for name in [
            "threads/scope",
            "async/a-2",
            "test/std",
            "crate/self",
            "r/com",
            "r/com10",
            "r/console",
        ] {
            assert!(well_formed(name).is_ok(), "{name}");
        }
        let long = format!("threads/{}", "a".repeat(LONGEST));
        for name in [
            "threads",
            "threads/",
            "/scope",
            "a/b/c",
            "Threads/x",
            "threads/a b",
            "../x",
            "threads/-a",
            "threads/a-",
            "threads/a--b",
            "threads/2a",
            "threads/ä",
            "con/a",
            "threads/nul",
            "threads/lpt1",
            &long,
        ] {
            assert!(well_formed(name).is_err(), "{name}");
        }
    }
}
