//! The texts that the search of the site looks through, in one file for
//! `theme/search.js`.
//!
//! mdBook's own index is four times as large: beside the texts, it has an entry
//! for each word of each section. Here the words are found when somebody
//! searches, which takes less time than to load them.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::pages::plain::{self, Section};

/// The file, relative to the root. `additional-js` in `book.toml` names it, and
/// mdBook takes it into the site; it lies where nothing is watched for changes.
pub const FILE: &str = "target/site/texts.js";

/// What stands before the texts, and what after them. JavaScript reads a string
/// as JSON in less time than it reads the same as a program.
const BEFORE: &str = "window.bookTexts = JSON.parse('";
const AFTER: &str = "');\n";

/// The texts of a page.
#[derive(Debug, Serialize, Deserialize)]
pub struct Page {
    /// Its address, relative to that of the site.
    pub path: String,
    /// Its title, after those of the pages that it stands below.
    pub names: Vec<String>,
    /// Of each section the id, the title and the text.
    pub sections: Vec<[String; 3]>,
}

impl Page {
    /// The texts of an expanded page.
    pub fn new(path: String, names: Vec<String>, text: &str) -> Self {
        let sections = plain::sections(text).into_iter();
        let sections = sections.map(|Section { id, title, text }| [id, title, text]);
        Page {
            path,
            names,
            sections: sections.collect(),
        }
    }
}

/// What the file holds for these pages.
///
/// # Errors
///
/// Never, with texts.
pub fn script(pages: &[Page]) -> Result<String> {
    let json = serde_json::to_string(pages)?;
    let string = json.replace('\\', "\\\\").replace('\'', "\\'");
    Ok(format!("{BEFORE}{string}{AFTER}"))
}

/// The texts in a file of this kind.
///
/// # Errors
///
/// When it is none.
pub fn read(script: &str) -> Result<Vec<Page>> {
    let string = script
        .strip_prefix(BEFORE)
        .and_then(|rest| rest.strip_suffix(AFTER))
        .context("it is not written as the tool writes it")?;
    let mut json = String::with_capacity(string.len());
    let mut letters = string.chars();
    while let Some(letter) = letters.next() {
        let escaped = (letter == '\\').then(|| letters.next()).flatten();
        json.push(escaped.unwrap_or(letter));
    }
    Ok(serde_json::from_str(&json)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let text = "# It's\n\n`\"a\\n\"` and 'b'\n";
        let page = Page::new("a.html".to_owned(), vec!["A".to_owned()], text);
        let read = read(&script(&[page]).unwrap()).unwrap();
        assert_eq!(read[0].path, "a.html");
        assert_eq!(read[0].names, ["A"]);
        assert_eq!(
            read[0].sections,
            [["its", "It’s", "\"a\\n\" and ‘b’"].map(str::to_owned)]
        );
    }
}
