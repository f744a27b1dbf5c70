//! Reads the sentences of a page: no number that nothing shows, no word that
//! the style leaves out, no HTML, and no markup that leads nowhere.

use std::sync::LazyLock;

use book::base::markdown;
use book::base::problem::Problem;
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use regex::Regex;

use crate::base::suite::{Page, Suite};
use crate::pages::invocations::span_problem;
use crate::pages::{phrasebook, python_names};

/// The longest paragraph, in words.
const PARAGRAPH_WORDS: usize = 90;

/// What the style leaves out: words that sell, and announcements of what stands
/// below, which the badge of a figure says.
const LEFT_OUT: &[&str] = &[
    "blazing",
    "dive in",
    "fearless",
    "in this chapter we",
    "let us explore",
    "let's explore",
    "listing below",
    "powerful",
    "program below",
    "seamless",
    "under the hood",
];

static WITH_DIGIT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\w.:/%-]*\d[\w.:/%-]*").expect("the pattern is valid"));

/// A run of prose: a paragraph, an item, a cell or a heading.
pub struct Prose {
    pub line: usize,
    text: String,
    /// The same without inline code.
    plain: String,
    code: Vec<String>,
    is_paragraph: bool,
    html: bool,
    /// Under "Try it", a reader is asked for values that nothing shows.
    proposes: bool,
}

impl Prose {
    pub fn new(line: usize, text: &str) -> Self {
        Prose {
            line,
            text: text.to_owned(),
            plain: text.to_owned(),
            code: Vec::new(),
            is_paragraph: false,
            html: false,
            proposes: false,
        }
    }

    /// What a page may not hold, whatever it says.
    fn forbidden(line: usize) -> Self {
        Prose {
            html: true,
            ..Prose::new(line, "")
        }
    }

    /// Signs of something that was meant and is not there, and the question
    /// whether it is that.
    fn broken_markup(&self) -> Option<(&str, &str)> {
        if self.plain.contains("{{") || self.plain.contains("}}") {
            return Some((
                "`{{` that is no directive",
                "is it spelt `{{#name argument}}`?",
            ));
        }
        let bracket = self.plain.contains(['[', ']']);
        bracket.then_some(("a bracket in the text", "is it a link without its target?"))
    }

    /// What is wrong with it, which stands in `place`, where `shown` is all
    /// that figures show.
    pub fn problem(&self, suite: &Suite, shown: &str, place: &str) -> Option<Problem> {
        let problem = |what: String| Problem::at(place, self.line, what);
        if self.html {
            let what = "raw HTML, an image or indented code".to_owned();
            return Some(problem(what).cure("figures and code come from directives"));
        }
        let lower = self.text.to_lowercase();
        if let Some(word) = LEFT_OUT.iter().find(|word| lower.contains(**word)) {
            return Some(problem(format!("“{word}”")).cure("the style leaves it out"));
        }
        let words = self.text.split_whitespace().count();
        if self.is_paragraph && words > PARAGRAPH_WORDS {
            let what = format!("a paragraph of {words} words");
            return Some(problem(what).cure(format!("{PARAGRAPH_WORDS} are the most")));
        }
        let mut code = self.code.iter();
        if let Some(what) = code.find_map(|code| span_problem(suite, code)) {
            return Some(problem(what));
        }
        if let Some((what, question)) = self.broken_markup() {
            return Some(problem(what.to_owned()).cure(question));
        }
        let typed = words_with_digits(&self.text)
            .find(|word| !self.proposes && !words_with_digits(shown).any(|other| other == *word));
        typed.map(|word| {
            problem(format!(
                "`{word}` is typed: no listing, output or message on this page shows it"
            ))
            .cure("show it, say it without the number, or link its source")
        })
    }
}

/// The words of `text` that have a digit in them, without what only sets
/// them apart.
fn words_with_digits(text: &str) -> impl Iterator<Item = &str> {
    WITH_DIGIT
        .find_iter(text)
        .map(|word| word.as_str().trim_matches(['.', ':', '-', '/', '%', '_']))
}

/// The page's prose: what stands in neither fences nor links.
pub fn prose(page: &Page) -> Vec<Prose> {
    let mut source = page.text.clone();
    for directive in markdown::directives(&page.text).into_iter().rev() {
        source.replace_range(directive.range, "");
    }
    let mut all: Vec<Prose> = Vec::new();
    let (mut in_code, mut cited, mut proposes) = (false, false, false);
    let mut link = None;
    let mut html = String::new();
    for (event, range) in markdown::parser(&source).into_offset_iter() {
        let line = markdown::line_of(&source, range.start);
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                if kind == CodeBlockKind::Indented {
                    all.push(Prose::forbidden(line));
                }
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            // The number in a link to another site has its source there.
            Event::Start(Tag::Link { dest_url, .. }) => {
                cited = dest_url.starts_with("https://");
                link = Some(dest_url);
            }
            Event::End(TagEnd::Link) => {
                cited = false;
                link = None;
            }
            Event::Start(Tag::Image { .. }) => all.push(Prose::forbidden(line)),
            Event::Start(
                tag @ (Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableCell),
            ) => {
                all.push(Prose {
                    is_paragraph: matches!(tag, Tag::Paragraph),
                    proposes: proposes && !matches!(tag, Tag::Heading { .. }),
                    ..Prose::new(line, "")
                });
            }
            Event::End(TagEnd::Heading(_)) => {
                proposes = all.last().is_some_and(|prose| prose.text == "Try it");
            }
            Event::Start(Tag::HtmlBlock) => html.clear(),
            Event::Html(part) => html.push_str(&part),
            Event::End(TagEnd::HtmlBlock) if !is_comment(&html) => {
                all.push(Prose::forbidden(line));
            }
            Event::InlineHtml(part) if !is_comment(&part) => {
                all.push(Prose::forbidden(line));
            }
            Event::Text(text) if !in_code => {
                if let Some(prose) = all.last_mut() {
                    prose.plain.push_str(&text);
                    if !cited {
                        prose.text.push_str(&text);
                    }
                }
            }
            Event::SoftBreak => {
                if let Some(prose) = all.last_mut() {
                    prose.text.push(' ');
                }
            }
            Event::Code(code) => {
                if let Some(prose) = all.last_mut() {
                    let held = phrasebook::is_program(&page.path, &code)
                        || python_names::is_held(&page.path, &code, link.as_deref());
                    if !held {
                        prose.text.push_str(&code);
                    }
                    prose.code.push(code.into_string());
                }
            }
            _ => {}
        }
    }
    all
}

/// Whether `html` is one comment and nothing else.
fn is_comment(html: &str) -> bool {
    let inside = html
        .trim()
        .strip_prefix("<!--")
        .and_then(|rest| rest.strip_suffix("-->"));
    inside.is_some_and(|inside| !inside.contains("-->"))
}
