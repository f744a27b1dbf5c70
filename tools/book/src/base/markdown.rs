//! Finds what the tool cares about in a page: directives and fenced blocks,
//! with their lines.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use regex::Regex;

/// `{{#name argument}}` outside code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// The word after `#`.
    pub name: String,
    /// The rest, trimmed.
    pub argument: String,
    /// Where it stands.
    pub range: Range<usize>,
    /// Its line, counted from 1.
    pub line: usize,
}

/// A fenced code block.
#[derive(Debug, PartialEq, Eq)]
pub struct Fence {
    /// The words after the opening fence, split at commas and spaces.
    pub info: Vec<String>,
    /// What stands between the fences.
    pub text: String,
    /// Where it stands, fences included.
    pub range: Range<usize>,
    /// The line of the opening fence, counted from 1.
    pub line: usize,
}

static DIRECTIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\\?\{\{#([A-Za-z0-9_-]*)([^}]*)\}\}").expect("the pattern is valid")
});

/// The extensions that bear on the book's code and text.
const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// Markdown with the extensions that bear on the book's code and text.
pub fn parser(page: &str) -> Parser<'_> {
    Parser::new_ext(page, EXTENSIONS)
}

/// Markdown as mdBook reads it, unless its settings say otherwise.
pub fn as_mdbook(page: &str) -> Parser<'_> {
    Parser::new_ext(
        page,
        EXTENSIONS
            | Options::ENABLE_SMART_PUNCTUATION
            | Options::ENABLE_DEFINITION_LIST
            | Options::ENABLE_GFM,
    )
}

/// Gives the headings of a page their ids, as mdBook does.
#[derive(Debug, Default)]
pub struct Ids(HashSet<String>);

impl Ids {
    /// The id of the next heading, which has perhaps one of its `own`, and this
    /// title.
    pub fn give(&mut self, own: &str, title: &str) -> String {
        let plain = if own.is_empty() {
            heading_id(title)
        } else {
            own.to_owned()
        };
        let numbered = (1..).map(|number| format!("{plain}-{number}"));
        let mut candidates = std::iter::once(plain.clone()).chain(numbered);
        candidates
            .find(|id| self.0.insert(id.clone()))
            .expect("the numbers do not end")
    }
}

/// The id that mdBook gives the first heading with this title.
pub fn heading_id(title: &str) -> String {
    title
        .trim()
        .to_lowercase()
        .chars()
        .filter_map(|letter| match letter {
            _ if letter.is_alphanumeric() || letter == '_' || letter == '-' => Some(letter),
            _ if letter.is_whitespace() => Some('-'),
            _ => None,
        })
        .collect()
}

/// The directives of `page`, in order. Those in code, or after a backslash,
/// are text.
pub fn directives(page: &str) -> Vec<Directive> {
    let code = code_ranges(page);
    DIRECTIVE
        .captures_iter(page)
        .filter(|captures| !captures[0].starts_with('\\'))
        .map(|captures| {
            let range = captures.get(0).expect("the whole match").range();
            Directive {
                name: captures[1].to_owned(),
                argument: captures[2].trim().to_owned(),
                line: line_of(page, range.start),
                range,
            }
        })
        .filter(|directive| {
            !code
                .iter()
                .any(|range| range.contains(&directive.range.start))
        })
        .collect()
}

/// The fenced blocks of `page`, in order.
pub fn fences(page: &str) -> Vec<Fence> {
    let mut fences = Vec::new();
    let mut open: Option<Fence> = None;
    for (event, range) in parser(page).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                open = Some(Fence {
                    info: info
                        .split([',', ' '])
                        .filter(|word| !word.is_empty())
                        .map(str::to_owned)
                        .collect(),
                    text: String::new(),
                    line: line_of(page, range.start),
                    range,
                });
            }
            Event::Text(text) => {
                if let Some(fence) = &mut open {
                    fence.text.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => fences.extend(open.take()),
            _ => {}
        }
    }
    fences
}

fn code_ranges(page: &str) -> Vec<Range<usize>> {
    parser(page)
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))))
        .map(|(_, range)| range)
        .collect()
}

/// The line of a byte, counted from 1.
pub fn line_of(page: &str, offset: usize) -> usize {
    page[..offset].matches('\n').count() + 1
}

/// `text` between fences that are longer than any in it.
pub fn fenced(info: &str, text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let newline = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    format!("{fence}{info}\n{text}{newline}{fence}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_in_code_or_escaped_are_text() {
        let page = "`{{#a b}}`\n\n```text\n{{#a b}}\n```\n\n\\{{#a b}}\n\n{{#listing x/y}}\n\nand {{#value  z }} too";
        let found = directives(page);
        let names: Vec<_> = found
            .iter()
            .map(|d| (d.name.as_str(), d.argument.as_str(), d.line))
            .collect();
        assert_eq!(names, [("listing", "x/y", 9), ("value", "z", 11)]);
    }

    #[test]
    fn a_fence_has_its_words_its_text_and_its_line() {
        let page = "text\n\n- item\n\n  ```rust,no_run\n  fn main() {}\n  ```\n";
        let found = fences(page);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].info, ["rust", "no_run"]);
        assert_eq!(found[0].text, "fn main() {}\n");
        assert_eq!(found[0].line, 5);
    }

    #[test]
    fn a_fence_around_fences_is_longer() {
        let text = "````\nx\n````";
        let page = fenced("text", text);
        assert_eq!(fences(&page)[0].text, format!("{text}\n"));
        assert!(fenced("text", "x").starts_with("```text\n"));
    }
}
