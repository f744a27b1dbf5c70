//! The mdBook preprocessor: the command that mdBook starts.

use std::io::{self, Read, Write};

use anyhow::Result;
use mdbook_preprocessor::book::BookItem;
use mdbook_preprocessor::parse_input;

use crate::base::names::slashed;
use crate::base::problem::Problems;
use crate::model::book::Book;
use crate::pages::expand;

/// Answers mdBook: reads the book from `input` and writes it expanded to
/// `output`, as mdBook's guide describes under "Preprocessors".
///
/// # Errors
///
/// When the input is not mdBook's, or when a directive leads nowhere.
pub fn answer(input: impl Read, mut output: impl Write) -> Result<()> {
    let (context, mut pages) = parse_input(input)?;
    let book = Book::read(&context.root)?;
    let mut problems = Vec::new();
    pages.for_each_mut(|item| {
        if let BookItem::Chapter(chapter) = item
            && let Some(path) = &chapter.path
        {
            match expand::page(&book, &slashed(path), &chapter.content) {
                Ok(expanded) => chapter.content = expanded.text,
                Err(more) => problems.extend(more),
            }
            // The contents in theme/index.hbs link to it as it is; mdBook
            // itself takes either.
            chapter.path = Some(path.with_extension("html"));
        }
    });
    Problems::none(problems)?;
    serde_json::to_writer(io::BufWriter::new(&mut output), &pages)?;
    Ok(())
}
