//! The definitions of the terms that a page links: they stand at its end, as data
//! that no browser shows and no search finds, and `theme/definitions.js` shows
//! them beside the links.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use serde::Serialize;

use crate::base::html::Html;
use crate::base::markdown;
use crate::base::names::resolve;
use crate::base::sections::sections;

/// Where the terms are, relative to `src`.
pub const GLOSSARY: &str = "appendices/glossary.md";

/// What an entry ends with: the page that teaches the term.
const TAUGHT: &str = "See [";

/// An entry of the glossary.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Definition {
    /// What a link to it ends with.
    id: String,
    /// Its heading; here and below, code stands between backticks.
    term: String,
    /// What it says, but for the page that teaches it.
    says: String,
}

/// The terms of the book.
#[derive(Debug, Default)]
pub struct Glossary(Vec<Definition>);

impl Glossary {
    /// Reads the terms of `page`, which are its headings of the second level.
    pub fn read(page: &str) -> Self {
        let entries = sections(page).into_iter();
        let terms = entries.filter(|section| section.level == HeadingLevel::H2);
        let definitions = terms.map(|section| {
            let (says, _) = section
                .body
                .rsplit_once(TAUGHT)
                .unwrap_or((section.body, ""));
            Definition {
                term: plain(section.heading),
                says: plain(says),
                id: section.id,
            }
        });
        Glossary(definitions.collect())
    }

    /// The end of `page`, which is `src/<path>`: the definitions of the terms that
    /// it links; nothing, where it links none or is the glossary.
    pub fn of_page(&self, path: &str, page: &str) -> String {
        let linked: BTreeSet<String> = linked(path, page).into_iter().collect();
        let definitions = self.0.iter().filter(|term| linked.contains(&term.id));
        let definitions: Vec<&Definition> = definitions.collect();
        if definitions.is_empty() || path == GLOSSARY {
            return String::new();
        }
        let data = serde_json::to_string(&definitions).unwrap_or_default();
        let mut html = Html::new();
        let glossary = GLOSSARY.replace(".md", ".html");
        let attributes: [(&str, &dyn std::fmt::Display); 3] = [
            ("type", &"application/json"),
            ("class", &"definitions"),
            ("data-page", &glossary),
        ];
        html.open("script", &attributes)
            // Nothing in it may look like the end of the element.
            .markdown(data.replace('<', "\\u003c"))
            .close("script")
            .line();
        format!("\n\n{}", html.into_string())
    }
}

/// The terms to which the page links.
fn linked(path: &str, page: &str) -> Vec<String> {
    let links = markdown::parser(page).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url),
        _ => None,
    });
    let to_terms = links.filter_map(|link| {
        let (to, id) = link.split_once('#')?;
        (resolve(path, to) == GLOSSARY).then(|| id.to_owned())
    });
    to_terms.collect()
}

/// What a reader sees of `text`, on one line, with backticks around code.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for event in markdown::as_mdbook(text) {
        match event {
            Event::Text(text) => plain += &text,
            Event::Code(code) => plain += &format!("`{code}`"),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => plain.push(' '),
            _ => {}
        }
    }
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# Glossary\n\nThe words.\n\n## Data race\n\nTwo *threads* that aren't \
                        in order,\nand [no lock](#mutex). See [Talk](../threads/talking.md#a).\n\n\
                        ## `Send`\n\n`</script>` stops nothing.\n\n## Mutex\n\nA lock.\n";

    #[test]
    fn an_entry_is_its_words_without_the_page_that_teaches_it() {
        let Glossary(terms) = Glossary::read(PAGE);
        let terms: Vec<_> = terms
            .iter()
            .map(|term| (term.id.as_str(), term.term.as_str(), term.says.as_str()))
            .collect();
        assert_eq!(
            terms,
            [
                (
                    "data-race",
                    "Data race",
                    "Two threads that aren’t in order, and no lock."
                ),
                ("send", "`Send`", "`</script>` stops nothing."),
                ("mutex", "Mutex", "A lock."),
            ]
        );
    }

    #[test]
    fn a_page_has_the_definitions_of_its_own_links_each_once() {
        let glossary = Glossary::read(PAGE);
        let page = "[Races](../appendices/glossary.md#data-race), \
                    [races](../appendices/glossary.md#data-race), [words](words.md#mutex).";
        let end = glossary.of_page("threads/a.md", page);
        assert_eq!(end.matches("\"id\":").count(), 1);
        assert!(end.contains("\"id\":\"data-race\""), "{end}");
        // From another folder, the same links lead elsewhere.
        assert_eq!(glossary.of_page("threads/deep/a.md", page), "");
        assert_eq!(glossary.of_page("threads/a.md", "[x](words.md)"), "");
        assert_eq!(glossary.of_page(GLOSSARY, "[x](glossary.md#mutex)"), "");
    }

    #[test]
    fn what_a_term_says_never_ends_the_data() {
        let end = Glossary::read(PAGE).of_page("a.md", "[x](appendices/glossary.md#send)");
        assert_eq!(end.matches("</script>").count(), 1, "{end}");
    }
}
