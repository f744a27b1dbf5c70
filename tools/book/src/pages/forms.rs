//! The forms of the book to carry: what they are called, and how a page leads to
//! them.

use std::path::Path;

use anyhow::Result;

use crate::pages::carried::Titles;

/// What there is of it, in the order in which they are made.
pub const FORMS: [&str; 3] = ["html", "epub", "pdf"];

/// What the files are called, in the order of [`FORMS`].
///
/// # Errors
///
/// When the book's title cannot be read.
pub fn names(root: &Path) -> Result<[String; 3]> {
    let slug = slug(&Titles::read(root)?.title);
    Ok(FORMS.map(|form| format!("{slug}.{form}")))
}

/// How the page `path` leads to them: where they lie beside the site, as links,
/// and else by the command that makes them.
///
/// # Errors
///
/// As [`names`].
pub fn leads(root: &Path, path: &str, beside: bool) -> Result<String> {
    if !beside {
        return Ok(
            "To read offline, `cargo book export` writes the whole book as one file of HTML, \
                   as an EPUB and as a PDF.\n"
                .to_owned(),
        );
    }
    let up = "../".repeat(path.matches('/').count());
    let [html, epub, pdf] = names(root)?;
    Ok(format!(
        "To read offline, take the whole book with you: as [one file of HTML]({up}{html}), as an \
         [EPUB]({up}{epub}) or as a [PDF]({up}{pdf}).\n"
    ))
}

/// The title as a file is called.
fn slug(title: &str) -> String {
    let words = title.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_leads_to_what_is_beside_the_site_and_else_to_the_command() {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("book.toml"), "[book]\ntitle = \"A book\"").unwrap();
        let leads = |path, beside| leads(root.path(), path, beside).unwrap();
        assert!(leads("index.md", false).contains("`cargo book export`"));
        assert!(leads("index.md", true).contains("[EPUB](a-book.epub)"));
        assert!(leads("a/b.md", true).contains("[PDF](../a-book.pdf)"));
    }

    #[test]
    fn a_title_makes_a_name() {
        assert_eq!(slug("Without the GIL: 2"), "without-the-gil-2");
    }
}
