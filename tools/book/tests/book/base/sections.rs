//! Cuts a page at its headings, and finds its links.

use book::base::markdown;
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

/// A heading, and what stands below it up to the next one.
pub struct Section<'a> {
    pub level: HeadingLevel,
    /// What the heading says, without its markup.
    pub title: String,
    /// What a link to it ends with.
    pub id: String,
    /// The line of the heading, counted from 1.
    pub line: usize,
    pub body: &'a str,
}

/// The sections of a page, in order.
pub fn sections(page: &str) -> Vec<Section<'_>> {
    let mut sections: Vec<Section> = Vec::new();
    let mut begins = Vec::new();
    let mut in_heading = false;
    for (event, range) in markdown::parser(page).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                in_heading = true;
                begins.push(range.start);
                sections.push(Section {
                    level,
                    title: String::new(),
                    id: id.map(|id| id.to_string()).unwrap_or_default(),
                    line: markdown::line_of(page, range.start),
                    body: &page[range.end..],
                });
            }
            Event::End(TagEnd::Heading(_)) => {
                in_heading = false;
                if let Some(section) = sections.last_mut().filter(|section| section.id.is_empty()) {
                    section.id = markdown::heading_id(&section.title);
                }
            }
            Event::Text(text) | Event::Code(text) if in_heading => {
                if let Some(section) = sections.last_mut() {
                    section.title.push_str(&text);
                }
            }
            _ => {}
        }
    }
    // A body ends where the next heading begins.
    for (section, next) in sections.iter_mut().zip(begins.iter().skip(1)) {
        let begin = page.len() - section.body.len();
        section.body = &page[begin..*next];
    }
    sections
}

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
