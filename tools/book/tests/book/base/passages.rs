//! Cuts a page into its passages, in the order in which they are read.

use book::base::markdown::{self, Directive};
use pulldown_cmark::{Event, Tag, TagEnd};

/// What a reader meets on a page, one after the other.
pub enum Passage {
    /// A heading, without its markup.
    Heading(String),
    /// A paragraph, in a list or outside.
    Text(Text),
    /// A directive on a line of its own.
    Directive(Directive),
    /// A fenced block, with the words after its opening fence.
    Fence(Vec<String>),
}

/// A paragraph.
pub struct Text {
    /// Its first line, counted from 1.
    pub line: usize,
    /// What it says, with its inline code between backticks, and without the
    /// directives in it.
    pub text: String,
    /// The same without the words of links to other sites, which have their
    /// source there.
    pub own: String,
}

/// The passages of `page`, in order.
pub fn passages(page: &str) -> Vec<Passage> {
    let mut directives = markdown::directives(page);
    let mut fences = markdown::fences(page).into_iter();
    let mut passages = Vec::new();
    let mut open: Option<Text> = None;
    let (mut in_code, mut cited) = (false, false);
    for (event, range) in markdown::parser(page).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::Paragraph) => {
                open = Some(Text {
                    line: markdown::line_of(page, range.start),
                    text: String::new(),
                    own: String::new(),
                });
            }
            Event::End(TagEnd::Heading(_)) => {
                passages.extend(open.take().map(|text| Passage::Heading(text.text)));
            }
            Event::End(TagEnd::Paragraph) => {
                let text = open.take().map(without_directives);
                passages.extend(text.filter(|text| !text.text.is_empty()).map(Passage::Text));
                let within = |directive: &mut Directive| {
                    range.contains(&directive.range.start) && is_alone(page, directive)
                };
                passages.extend(directives.extract_if(.., within).map(Passage::Directive));
            }
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => {
                in_code = false;
                passages.extend(fences.next().map(|fence| Passage::Fence(fence.info)));
            }
            Event::Start(Tag::Link { dest_url, .. }) => cited = dest_url.starts_with("https://"),
            Event::End(TagEnd::Link) => cited = false,
            Event::Text(said) if !in_code => add(&mut open, &said, cited),
            Event::Code(said) => add(&mut open, &format!("`{said}`"), cited),
            Event::SoftBreak => add(&mut open, " ", false),
            _ => {}
        }
    }
    passages
}

fn add(open: &mut Option<Text>, said: &str, cited: bool) {
    if let Some(text) = open {
        text.text.push_str(said);
        if !cited {
            text.own.push_str(said);
        }
    }
}

/// Whether a directive has a line of its own.
fn is_alone(page: &str, directive: &Directive) -> bool {
    let before = page[..directive.range.start].chars().next_back();
    let after = page[directive.range.end..].chars().next();
    before.is_none_or(|c| c == '\n') && after.is_none_or(|c| c == '\n')
}

fn without_directives(mut text: Text) -> Text {
    for text in [&mut text.text, &mut text.own] {
        for directive in markdown::directives(text).into_iter().rev() {
            text.replace_range(directive.range, "");
        }
        *text = text.trim().to_owned();
    }
    text
}
