//! Cuts a page at its headings.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use crate::base::markdown;

/// A heading, and what stands below it up to the next one.
#[derive(Debug)]
pub struct Section<'a> {
    /// One for the page's own.
    pub level: HeadingLevel,
    /// The heading as it is written.
    pub heading: &'a str,
    /// What the heading says, without its markup.
    pub title: String,
    /// What a link to it ends with.
    pub id: String,
    /// The line of the heading, counted from 1.
    pub line: usize,
    /// What stands below it.
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
                    heading: &page[range.clone()],
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_cut_at_its_headings() {
        let page = "# The `Send` mark\n\nOne.\n\n## Own {#id-2}\n\nTwo.\n\n## A, b-c\nThree.";
        let sections = sections(page);
        let read: Vec<_> = sections
            .iter()
            .map(|section| (section.id.as_str(), section.line, section.body.trim()))
            .collect();
        assert_eq!(
            read,
            [
                ("the-send-mark", 1, "One."),
                ("id-2", 5, "Two."),
                ("a-b-c", 9, "Three."),
            ]
        );
        assert_eq!(sections[0].title, "The Send mark");
        assert_eq!(sections[0].heading.trim(), "# The `Send` mark");
    }
}
