//! Cuts a page at its headings, and finds its links.

use book::base::markdown;
pub use book::base::sections::{Section, sections};
use pulldown_cmark::{Event, Tag};

/// Where the links in `text` lead, each with its line, counted from 1.
pub fn links(text: &str) -> Vec<(usize, String)> {
    markdown::parser(text)
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                Some((markdown::line_of(text, range.start), dest_url.into_string()))
            }
            _ => None,
        })
        .collect()
}

/// What stands in `text` as inline code.
pub fn code(text: &str) -> Vec<String> {
    markdown::parser(text)
        .filter_map(|event| match event {
            Event::Code(code) => Some(code.into_string()),
            _ => None,
        })
        .collect()
}
