//! The code in the sentences of a page, and what stands around it.

use book::base::markdown;
use pulldown_cmark::{Event, Tag, TagEnd};

/// Code in a sentence.
#[derive(Debug, Clone, Default)]
pub struct Span {
    /// Its line, counted from 1.
    pub line: usize,
    pub code: String,
    /// What stands before it in its paragraph, item or row.
    pub before: String,
    /// Where the link leads that it is in, if it is in one.
    pub link: Option<String>,
    /// Where the links of its paragraph, item or row lead.
    pub near: Vec<String>,
}

/// The spans of code in `text`, in order. What a fence holds is none.
pub fn spans(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut link = None;
    let (mut block, mut near, mut first) = (String::new(), Vec::new(), 0);
    for (event, range) in markdown::parser(text).into_offset_iter() {
        match event {
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::Item
                | Tag::TableHead
                | Tag::TableRow
                | Tag::CodeBlock(_),
            ) => {
                close(&mut spans[first..], &mut near);
                first = spans.len();
                block.clear();
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                near.push(dest_url.to_string());
                link = Some(dest_url.into_string());
            }
            Event::End(TagEnd::Link) => link = None,
            Event::Text(part) => block.push_str(&part),
            Event::SoftBreak => block.push(' '),
            Event::Code(code) => {
                spans.push(Span {
                    line: markdown::line_of(text, range.start),
                    code: code.to_string(),
                    before: block.clone(),
                    link: link.clone(),
                    near: Vec::new(),
                });
                block.push_str(&code);
            }
            _ => {}
        }
    }
    close(&mut spans[first..], &mut near);
    spans
}

/// Tells the spans of a block that is over which links it has.
fn close(spans: &mut [Span], near: &mut Vec<String>) {
    for span in spans {
        span.near.clone_from(near);
    }
    near.clear();
}
