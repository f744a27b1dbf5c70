//! The order of the book: its parts and their pages, as `src/SUMMARY.md` says.

use std::path::Path;

use anyhow::Result;
use mdbook_summary::{SummaryItem, parse_summary};

use crate::base::files;
use crate::base::names::slashed;
use crate::base::problem::Problem;

/// The file, relative to the root.
pub const FILE: &str = "src/SUMMARY.md";

/// A part of the book.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its title; pages that stand before the first title have none.
    pub title: Option<String>,
    /// Its pages, in order.
    pub pages: Vec<Entry>,
}

/// A page, as the list of contents names it.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// The title that the list gives it.
    pub title: String,
    /// Where it lies, relative to `src` and with `/`.
    pub path: String,
}

/// The parts of the book at `root`, each with at least one page.
///
/// # Errors
///
/// When `src/SUMMARY.md` cannot be read; the message says what is wrong in it.
pub fn parts(root: &Path) -> Result<Vec<Part>> {
    parse(&files::read(&root.join(FILE))?)
}

/// The parts of the book whose `src/SUMMARY.md` is `text`.
///
/// # Errors
///
/// The message says what is wrong in it.
pub fn parse(text: &str) -> Result<Vec<Part>> {
    let summary = parse_summary(text).map_err(|error| Problem::of(FILE, format!("{error:#}")))?;
    let mut parts = vec![Part::default()];
    let mut left = [
        summary.prefix_chapters,
        summary.numbered_chapters,
        summary.suffix_chapters,
    ]
    .concat();
    left.reverse();
    while let Some(item) = left.pop() {
        match item {
            SummaryItem::PartTitle(title) => parts.push(Part {
                title: Some(title),
                pages: Vec::new(),
            }),
            SummaryItem::Link(link) => {
                if let (Some(part), Some(path)) = (parts.last_mut(), &link.location) {
                    part.pages.push(Entry {
                        title: link.name,
                        path: slashed(path),
                    });
                }
                left.extend(link.nested_items.into_iter().rev());
            }
            // A line between pages.
            _ => {}
        }
    }
    parts.retain(|part| !part.pages.is_empty());
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_stand_below_their_part() {
        let text = "# Summary\n\n[Front](index.md)\n\n# One\n\n- [A](one/a.md)\n  - [B](one/b.md)\n- \
                    [Not yet]()\n\n# Two\n\n- [C](two/c.md)\n";
        let parts = parse(text).unwrap();
        let read: Vec<_> = parts
            .iter()
            .map(|part| {
                let pages = part.pages.iter().map(|page| page.path.as_str());
                (part.title.as_deref(), pages.collect::<Vec<_>>())
            })
            .collect();
        assert_eq!(
            read,
            [
                (None, vec!["index.md"]),
                (Some("One"), vec!["one/a.md", "one/b.md"]),
                (Some("Two"), vec!["two/c.md"]),
            ]
        );
    }
}
