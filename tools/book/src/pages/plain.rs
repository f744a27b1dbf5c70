//! The plain text of a page, section by section, as a search looks through it.

use std::collections::HashSet;
use std::sync::LazyLock;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd};
use regex::Regex;

use crate::base::html::unescaped;
use crate::base::markdown::{self, Ids};
use crate::pages::excerpt;

/// The lowest heading that begins a section. mdBook's own search has the same.
const LOWEST: HeadingLevel = HeadingLevel::H3;

/// A heading with the text below it, up to the next one.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The id that mdBook gives the heading; empty for what stands before the
    /// first one.
    pub id: String,
    /// The text of the heading.
    pub title: String,
    /// The text below it. A line of a program or of an output is in it only if
    /// it has a word, or two words side by side, that none before it in the
    /// section has: the same words are found, in a third of the letters.
    pub text: String,
}

/// The sections of an expanded page, each with something in it.
pub fn sections(page: &str) -> Vec<Section> {
    let mut reader = Reader::default();
    for event in markdown::as_mdbook(page) {
        reader.take(event);
    }
    let Reader { mut done, now, .. } = reader;
    done.push(now);
    done.retain_mut(|section| {
        section.title = collapsed(&section.title);
        section.text = collapsed(&section.text);
        !section.title.is_empty() || !section.text.is_empty()
    });
    done
}

#[derive(Default)]
struct Reader {
    done: Vec<Section>,
    now: Section,
    ids: Ids,
    /// The id that the heading has of its own, while it is read.
    heading: Option<String>,
    /// Raw HTML, while it is read.
    html: Option<String>,
    /// What the block is written in, while it is read.
    code: Option<Written>,
    known: Known,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    Rust,
    Otherwise,
    /// By a program.
    Output,
}

impl Reader {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) if level <= LOWEST => {
                self.done.push(std::mem::take(&mut self.now));
                self.known = Known::default();
                self.heading = Some(id.map(CowStr::into_string).unwrap_or_default());
            }
            Event::End(TagEnd::Heading(level)) if level <= LOWEST => {
                let own = self.heading.take().unwrap_or_default();
                self.now.id = self.ids.give(&own, &self.now.title);
            }
            Event::Start(Tag::HtmlBlock) => self.html = Some(String::new()),
            Event::End(TagEnd::HtmlBlock) => {
                let html = self.html.take().unwrap_or_default();
                self.now.text += &of_html(&html);
            }
            Event::Html(html) => {
                if let Some(all) = &mut self.html {
                    *all += &html;
                }
            }
            Event::Start(Tag::CodeBlock(kind)) => self.code = Some(Written::of(&kind)),
            Event::End(TagEnd::CodeBlock) => self.code = None,
            Event::Text(text) => match (self.code, &self.heading) {
                (Some(written), _) => self.lines(written, &text),
                (None, Some(_)) => self.now.title += &text,
                (None, None) => self.now.text += &text,
            },
            Event::Code(code) if self.heading.is_some() => self.now.title += &code,
            Event::Code(code) => self.now.text += &code,
            Event::SoftBreak | Event::HardBreak => self.now.text.push(' '),
            Event::Start(tag) if !is_inline(&tag) => self.now.text.push(' '),
            _ => {}
        }
    }

    fn lines(&mut self, written: Written, text: &str) {
        // What a press shows is found, too: mostly where a name comes from.
        let unhidden = (written == Written::Rust).then(|| excerpt::unhide(text));
        for line in unhidden.as_deref().unwrap_or(text).lines() {
            if self.known.learns(line, written != Written::Output) {
                self.now.text += line;
                self.now.text.push(' ');
            }
        }
    }
}

impl Written {
    fn of(kind: &CodeBlockKind) -> Self {
        match kind {
            CodeBlockKind::Fenced(info) if info.starts_with("rust") => Written::Rust,
            CodeBlockKind::Fenced(info) if info.starts_with("text") => Written::Output,
            _ => Written::Otherwise,
        }
    }
}

fn is_inline(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }
    )
}

/// The words of a section's programs and outputs so far, and those that stand
/// side by side.
#[derive(Default)]
struct Known {
    words: HashSet<String>,
    pairs: HashSet<[String; 2]>,
}

impl Known {
    /// Whether the line has what none before it has. Of an output, numbers do
    /// not count: they are times, mostly.
    fn learns(&mut self, line: &str, numbers: bool) -> bool {
        let words = line.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let counts = |word: &&str| {
            word.starts_with(|first: char| numbers || !first.is_numeric()) && !word.is_empty()
        };
        let words: Vec<String> = words.filter(counts).map(str::to_lowercase).collect();
        let before = self.words.len() + self.pairs.len();
        let pairs = words.windows(2).map(|two| [two[0].clone(), two[1].clone()]);
        self.pairs.extend(pairs);
        self.words.extend(words);
        self.words.len() + self.pairs.len() > before
    }
}

/// The text of raw HTML. A picture says in its caption what it shows.
fn of_html(html: &str) -> String {
    static UNREAD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?s)<svg\b.*?</svg>|<script\b.*?</script>|<style\b.*?</style>|<!--.*?-->|<[^>]*>",
        )
        .expect("the pattern is valid")
    });
    unescaped(&UNREAD.replace_all(html, " "))
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(page: &str) -> Vec<(String, String, String)> {
        let sections = sections(page).into_iter();
        sections
            .map(|section| (section.id, section.title, section.text))
            .collect()
    }

    #[test]
    fn a_section_is_a_heading_and_the_text_below_it() {
        let page = "# Start & `join`\n\nOne *two*\nthree `four`.\n\n- five\n- [six](x.md)\n\n\
                    ## Again {#own}\n\n### Again\n\n#### Below\n\nseven\n\n## Again\n";
        let section = |id: &str, title: &str, text: &str| (id.into(), title.into(), text.into());
        assert_eq!(
            read(page),
            [
                section(
                    "start--join",
                    "Start & join",
                    "One two three four. five six"
                ),
                section("own", "Again", ""),
                section("again", "Again", "Below seven"),
                section("again-1", "Again", ""),
            ]
        );
    }

    #[test]
    fn html_gives_its_text_and_pictures_give_none() {
        let page = "<p class=\"a\">1 &lt; 2 &amp;&nbsp;3</p><svg><text>drawn</text></svg>\n\n\
                    ```rust\n# use hidden;\n## shown();\n```\n\n<script>\nlet x;\n</script>\n";
        assert_eq!(read(page)[0].2, "1 < 2 & 3 use hidden; # shown();");
    }

    #[test]
    fn a_line_of_code_that_says_nothing_new_is_left_out() {
        let page = "```rust\nuse std::thread;\nuse tokio::spawn;\nthread::spawn(one);\n\
                    thread::spawn(one);\nuse std::thread;\n```\n\n```text\n10 ms up\n12 ms up\n\
                    503 down\n```\n\n## Next\n\n```python\nuse std::thread;\nf(1)\nf(2)\n```\n";
        let sections = read(page);
        assert_eq!(
            sections[0].2,
            "use std::thread; use tokio::spawn; thread::spawn(one); 10 ms up 503 down"
        );
        assert_eq!(sections[1].2, "use std::thread; f(1) f(2)");
    }
}
