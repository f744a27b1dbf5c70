//! The mdBook preprocessor, in both of its forms: the command that mdBook
//! starts, and the trait that the checks use.

use std::io::{self, Read, Write};

use anyhow::{Result, anyhow};
use mdbook_preprocessor::book::{Book as Pages, BookItem};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext, parse_input};

use crate::book::Book;
use crate::expand;

/// Expands the directives of every page.
#[derive(Debug, Default, Clone, Copy)]
pub struct Expander;

impl Preprocessor for Expander {
    fn name(&self) -> &str {
        "book"
    }

    fn run(&self, context: &PreprocessorContext, mut pages: Pages) -> Result<Pages> {
        let book = Book::read(&context.root)?;
        let mut problems = Vec::new();
        pages.for_each_mut(|item| {
            if let BookItem::Chapter(chapter) = item
                && let Some(path) = &chapter.path
            {
                let path = path.to_string_lossy().replace('\\', "/");
                match expand::page(&book, &path, &chapter.content) {
                    Ok(expanded) => chapter.content = expanded.text,
                    Err(error) => problems.push(error.to_string()),
                }
            }
        });
        if problems.is_empty() {
            Ok(pages)
        } else {
            Err(anyhow!(problems.join("\n")))
        }
    }
}

/// Answers mdBook: reads the book from `input` and writes it expanded to
/// `output`, as mdBook's guide describes under "Preprocessors".
///
/// # Errors
///
/// When the input is not mdBook's, or when a directive leads nowhere.
pub fn answer(input: impl Read, mut output: impl Write) -> Result<()> {
    let (context, pages) = parse_input(input)?;
    let pages = Expander.run(&context, pages)?;
    serde_json::to_writer(io::BufWriter::new(&mut output), &pages)?;
    Ok(())
}
