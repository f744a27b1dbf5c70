//! The links of a page with the words on them, and where these stand.

use book::base::markdown;
use pulldown_cmark::{Event, Tag, TagEnd};

/// A link, and what surrounds it.
#[derive(Debug, Clone)]
pub struct Link {
    /// Its line, counted from 1.
    pub line: usize,
    /// What a reader sees of it, without markup.
    pub words: String,
    /// Whether code is among that.
    pub has_code: bool,
    /// Where it leads.
    pub to: String,
    /// What stands before it in its paragraph, item, cell or heading.
    pub before: String,
    /// What follows it there.
    pub after: String,
    /// Whether that is an item of a list or a cell of a table.
    pub in_list_or_table: bool,
}

impl Link {
    /// Whether a sentence begins with it.
    pub fn begins_sentence(&self) -> bool {
        let before = self.before.trim_end();
        before.is_empty() || before.ends_with(['.', ':', '?', '!'])
    }

    /// Whether it is all that a cell holds, or what an item is about.
    pub fn is_entry(&self) -> bool {
        let after = self.after.trim_start();
        self.in_list_or_table
            && self.before.trim().is_empty()
            && (after.is_empty() || after.starts_with(':'))
    }
}

/// The links in `text`, in order.
pub fn links(text: &str) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    // The links of this block, each with where it ends in `block`.
    let mut of_block: Vec<(usize, usize)> = Vec::new();
    let (mut block, mut open, mut listed) = (String::new(), false, false);
    for (event, range) in markdown::parser(text).into_offset_iter() {
        match event {
            Event::Start(
                tag @ (Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableCell),
            ) => {
                follow(&mut links, &mut of_block, &block);
                block.clear();
                listed = matches!(tag, Tag::Item | Tag::TableCell);
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                open = true;
                links.push(Link {
                    line: markdown::line_of(text, range.start),
                    words: String::new(),
                    has_code: false,
                    to: dest_url.into_string(),
                    before: block.clone(),
                    after: String::new(),
                    in_list_or_table: listed,
                });
            }
            Event::End(TagEnd::Link) => {
                open = false;
                of_block.push((links.len() - 1, block.len()));
            }
            Event::Text(part) => add(&mut block, &mut links, open, &part),
            Event::Code(part) => {
                if let Some(link) = links.last_mut().filter(|_| open) {
                    link.has_code = true;
                }
                add(&mut block, &mut links, open, &part);
            }
            Event::SoftBreak => add(&mut block, &mut links, open, " "),
            _ => {}
        }
    }
    follow(&mut links, &mut of_block, &block);
    links
}

/// Adds `part` to the block, and to the link that is open.
fn add(block: &mut String, links: &mut [Link], open: bool, part: &str) {
    block.push_str(part);
    if let Some(link) = links.last_mut().filter(|_| open) {
        link.words.push_str(part);
    }
}

/// Tells the links of a block that is over what follows them.
fn follow(links: &mut [Link], of_block: &mut Vec<(usize, usize)>, block: &str) {
    for (index, end) in of_block.drain(..) {
        links[index].after = block[end..].to_owned();
    }
}
