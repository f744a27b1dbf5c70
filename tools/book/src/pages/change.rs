//! What a try changes: the lines in which it differs from the listing's program,
//! as they are counted and as a page shows them.

use anyhow::Result;

use crate::base::files;
use crate::base::problem::Problem;
use crate::model::tried::Tried;
use crate::model::tries::Language;
use crate::pages::difference::{self, Difference};
use crate::pages::excerpt;

/// The most lines that a try may take out and put in, together.
pub const MOST: usize = 8;

/// How the program of a try differs from the listing's.
///
/// # Errors
///
/// When it does not, or in more than [`MOST`] lines, or when one of the two
/// cannot be read; the problem names the file and the cure.
pub fn of(tried: &Tried) -> Result<Difference, Problem> {
    let read = |file: &str| files::read(&tried.listing.dir.join(file));
    let found = read(tried.original())
        .and_then(|old| between(&old, &read(&tried.source())?, tried.language))
        .map_err(|error| Problem::from_error(tried.place(), &error))?;
    check(found.changed(), &tried.place(), tried.original())?;
    Ok(found)
}

/// How `new` differs from `old`, both as a page shows them: without anchors and
/// without the module of tests.
///
/// # Errors
///
/// When an anchor has no end.
pub fn between(old: &str, new: &str, language: Language) -> Result<Difference> {
    let comment = match language {
        Language::Rust => excerpt::RUST,
        Language::Python => excerpt::PYTHON,
    };
    let shown = |source: &str| {
        excerpt::excerpt(source, comment, None).map(|lines| excerpt::visible(&lines))
    };
    Ok(difference::between(&shown(old)?, &shown(new)?))
}

/// Whether a try, which lies at `place`, may differ from `original` in so many
/// lines.
///
/// # Errors
///
/// When there are none, or too many.
pub fn check(lines: usize, place: &str, original: &str) -> Result<(), Problem> {
    match lines {
        0 => Err(
            Problem::of(place, format!("it is the same program as {original}"))
                .cure("change one thing, or delete it"),
        ),
        lines if lines > MOST => {
            let what = format!(
                "it differs from {original} in {lines} lines, taken out and put in; {MOST} are \
                 the most"
            );
            Err(Problem::of(place, what)
                .cure("try one small change; if the listing has changed, change it here, too"))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "a\n// ANCHOR: x\nb\nc\n// ANCHOR_END: x\nd\n\n#[cfg(test)]\nmod tests;\n";

    #[test]
    fn anchors_and_the_test_module_do_not_count() {
        let lines = |from: &str, to: &str| {
            let new = OLD.replacen(from, to, 1);
            between(OLD, &new, Language::Rust).unwrap().changed()
        };
        assert_eq!(lines("d\n", "D\nand\n"), 3);
        assert_eq!(lines("// ANCHOR: x\n", ""), 0);
        assert_eq!(lines("// ANCHOR: x\n", "// ANCHOR: y\n"), 0);
        assert_eq!(lines("\n#[cfg(test)]\nmod tests;\n", ""), 0);
    }

    #[test]
    fn none_is_too_few_and_nine_are_too_many() {
        assert!(check(0, "a", "b").is_err());
        assert!(check(1, "a", "b").is_ok());
        assert!(check(MOST, "a", "b").is_ok());
        assert!(check(MOST + 1, "a", "b").is_err());
    }
}
