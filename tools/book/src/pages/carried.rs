//! The book as it is carried, in one file: its parts and pages with their
//! numbers, cut out of the page that mdBook makes for printing. That one has all
//! pages, and links that lead from one to the other inside it.

use std::path::Path;
use std::sync::LazyLock;

use anyhow::{Context, Result, anyhow, bail};
use regex::{Captures, Regex};

use crate::base::files;
use crate::base::html::escaped;
use crate::base::problem::Problem;
use crate::base::tables;
use crate::model::summary;

/// What mdBook puts between two pages of its page for printing.
const BREAK: &str = r#"<div style="break-before: page; page-break-before: always;"></div>"#;

/// The book, of a site that was built of it.
#[derive(Debug)]
pub struct Carried {
    /// What it is called.
    pub titles: Titles,
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// The whole page for printing.
    pub print: String,
}

/// What `book.toml` says of the book, as HTML has it.
#[derive(Debug)]
pub struct Titles {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// The language that it is written in.
    pub language: String,
}

/// A part of the book.
#[derive(Debug)]
pub struct Part {
    /// Its number and title; the pages before the first part have none.
    pub title: Option<(usize, String)>,
    /// Its pages, in order.
    pub pages: Vec<Page>,
}

/// A page of the book.
#[derive(Debug)]
pub struct Page {
    /// Its number, such as `2.1`, if it stands in a part.
    pub number: Option<String>,
    /// Its title, as the list of contents has it.
    pub title: String,
    /// The id of its heading.
    pub id: String,
    /// What is on it, with its number in its heading, and without the lines that
    /// the site shows on demand: these are for programs and not for readers.
    pub html: String,
}

impl Carried {
    /// Reads the book at `root` and the `site` that mdBook made of it.
    ///
    /// # Errors
    ///
    /// When the site is not one that mdBook made of this book, or when a page
    /// needs a file beside it.
    pub fn read(root: &Path, site: &Path) -> Result<Self> {
        let titles = Titles::read(root)?;
        let print = files::read(&site.join("print.html"))
            .context("the site has no print.html; is `output.html.print` off in book.toml?")?;
        let listed = summary::parts(root)?;
        let content = main_of(&print)?.1;
        let pages: Vec<&str> = content.split(BREAK).collect();
        let named: usize = listed.iter().map(|part| part.pages.len()).sum();
        if pages.len() != named {
            bail!(
                "src/SUMMARY.md names {named} pages, and print.html has {}; build the site again",
                pages.len()
            );
        }
        let mut pages = pages.into_iter();
        let mut parts = Vec::new();
        let mut numbers = 1..;
        for part in listed {
            let title = part
                .title
                .map(|title| (numbers.next().unwrap_or_default(), title));
            let number = title.as_ref().map(|(number, _)| *number);
            let pages = part.pages.into_iter().zip(pages.by_ref()).enumerate();
            let pages = pages.map(|(index, (entry, html))| {
                let number = number.map(|part| format!("{part}.{}", index + 1));
                Page::new(entry, number, html)
            });
            let pages = pages.collect::<Result<Vec<Page>>>()?;
            parts.push(Part { title, pages });
        }
        Ok(Carried {
            titles,
            parts,
            print,
        })
    }

    /// All pages, in order.
    pub fn pages(&self) -> impl Iterator<Item = &Page> {
        self.parts.iter().flat_map(|part| &part.pages)
    }

    /// The first tag of the element that holds the pages.
    ///
    /// # Errors
    ///
    /// When the page for printing has none.
    pub fn main(&self) -> Result<&str> {
        Ok(main_of(&self.print)?.0)
    }
}

impl Part {
    /// Its title with its number, as it is read; none before the first part.
    pub fn name(&self) -> Option<String> {
        let (number, title) = self.title.as_ref()?;
        Some(format!("{number} {title}"))
    }
}

impl Page {
    fn new(entry: summary::Entry, number: Option<String>, html: &str) -> Result<Self> {
        let place = format!("src/{}", entry.path);
        let html = without_hidden_lines(&place, &OF_SITE.replace_all(html.trim(), ""))?;
        if let Some(resource) = RESOURCE.captures(&html) {
            let what = format!(
                "it shows the file {}, which one file cannot hold",
                &resource[1]
            );
            let cure = "draw it as SVG in the page";
            return Err(Problem::of(place, what).cure(cure).into());
        }
        let id = ID
            .captures(&html)
            .ok_or_else(|| anyhow!("{place}: it has no title for the contents to lead to"))?[1]
            .to_owned();
        let html = with_own_labels(&html);
        let html = match &number {
            Some(number) => below_a_part(&html, number),
            None => html,
        };
        Ok(Page {
            number,
            title: entry.title,
            id,
            html,
        })
    }

    /// Its title with its number, as it is read.
    pub fn name(&self) -> String {
        match &self.number {
            Some(number) => format!("{number} {}", self.title),
            None => self.title.clone(),
        }
    }
}

impl Titles {
    /// Of the book at `root`.
    ///
    /// # Errors
    ///
    /// When its settings cannot be read.
    pub fn read(root: &Path) -> Result<Self> {
        let text = files::read(&root.join("book.toml"))?;
        let table: toml::Table = tables::parse("book.toml", &text)?;
        let named = |key: &str, otherwise: &str| {
            let value = table.get("book").and_then(|book| book.get(key)?.as_str());
            escaped(value.unwrap_or(otherwise))
        };
        Ok(Titles {
            title: named("title", "The book"),
            description: named("description", ""),
            language: named("language", "en"),
        })
    }
}

/// Where a figure stands on two pages, mdBook gives the second one other ids and
/// leaves what names them.
fn with_own_labels(html: &str) -> String {
    let own = |label: &Captures| {
        let id = &label[1];
        let is_there = |id: &str| html.contains(&format!(" id=\"{id}\""));
        let numbered = (1..100).map(|number| format!("{id}-{number}"));
        let mut candidates = std::iter::once(id.to_owned()).chain(numbered);
        let found = candidates.find(|id| is_there(id));
        format!("aria-labelledby=\"{}\"", found.as_deref().unwrap_or(id))
    };
    LABELLED.replace_all(html, own).into_owned()
}

/// A page of a part: its number stands in its heading, and each heading says that
/// it stands below that of the part, so that the outline of a PDF has levels.
fn below_a_part(html: &str, number: &str) -> String {
    let html = HEADING.replace_all(html, |heading: &Captures| {
        let level: u32 = heading[1].parse().unwrap_or_default();
        format!("<h{level} aria-level=\"{}\"{}>", level + 1, &heading[2])
    });
    let number = format!("$0<span class=\"number\">{number}</span> ");
    FIRST.replace(&html, number).into_owned()
}

/// The first tag of the element `main`, and what is in it.
fn main_of(page: &str) -> Result<(&str, &str)> {
    let found = page.find("<main").and_then(|start| {
        let content = start + page[start..].find('>')? + 1;
        let end = page.rfind("</main>")?;
        Some((&page[start..content], page.get(content..end)?))
    });
    found.context("print.html has no element `main`; theme/index.hbs has to put the page into one")
}

fn without_hidden_lines(place: &str, page: &str) -> Result<String, Problem> {
    let mut shown = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(start) = rest.find(HIDDEN) {
        shown += &rest[..start];
        let hidden = &rest[start + HIDDEN.len()..];
        rest = hidden;
        let mut open = 1;
        while open > 0 {
            let Some(tag) = SPAN.find(rest) else {
                // The rest of the book would be taken for hidden.
                let line = hidden.lines().next().unwrap_or_default();
                let what = format!("a hidden line has no end, after `{HIDDEN}{line}`");
                return Err(Problem::of(place, what).cure("close each `<span>` of the page"));
            };
            open = if tag.as_str() == "</span>" {
                open - 1
            } else {
                open + 1
            };
            rest = &rest[tag.end()..];
        }
    }
    Ok(shown + rest)
}

const HIDDEN: &str = r#"<span class="boring">"#;
/// What a script of the site reads, and what leads to a file beside the pages.
static OF_SITE: LazyLock<Regex> = LazyLock::new(|| {
    regex(r#"(?s)<script type="application/json".*?</script>|<p class="for-site">.*?</p>"#)
});
static SPAN: LazyLock<Regex> = LazyLock::new(|| regex(r"</span>|<span\b"));
static LABELLED: LazyLock<Regex> = LazyLock::new(|| regex(r#"aria-labelledby="([^"]*)""#));
static ID: LazyLock<Regex> = LazyLock::new(|| regex(r#"<h1[^>]*\bid="([^"]*)""#));
static FIRST: LazyLock<Regex> = LazyLock::new(|| regex(r"<h1\b[^>]*>"));
static HEADING: LazyLock<Regex> = LazyLock::new(|| regex(r"<h([1-5])\b([^>]*)>"));
static RESOURCE: LazyLock<Regex> =
    LazyLock::new(|| regex(r#"<[^>]*\s(?:src|srcset|poster|data)="([^"]*)""#));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is valid")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_lines_are_gone_with_what_is_in_them() {
        let code = "<code>one\n<span class=\"boring\">two\n</span><span \
                    class=\"boring\"><span>three</span>\n</span><span>four</span></code>";
        assert_eq!(
            without_hidden_lines("src/a.md", code).unwrap(),
            "<code>one\n<span>four</span></code>"
        );
    }

    #[test]
    fn a_hidden_line_without_an_end_is_an_error_and_hides_nothing() {
        for code in [
            "one\n<span class=\"boring\">two\nthree",
            "one\n<span class=\"boring\">two\n<span>three</span>\nfour",
        ] {
            let problem = without_hidden_lines("src/a.md", code).unwrap_err();
            assert_eq!(
                problem.to_string(),
                "src/a.md: a hidden line has no end, after `<span class=\"boring\">two`; close \
                 each `<span>` of the page"
            );
        }
    }

    #[test]
    fn a_page_of_a_part_has_its_number_and_stands_below_it() {
        assert_eq!(
            below_a_part("<h1 id=\"a\"><a>A</a></h1><h2>B</h2>", "2.1"),
            "<h1 aria-level=\"2\" id=\"a\"><span class=\"number\">2.1</span> <a>A</a></h1>\
             <h2 aria-level=\"3\">B</h2>"
        );
    }

    #[test]
    fn a_figure_is_labelled_on_its_own_page() {
        let html = "<figure id=\"a-1\" aria-labelledby=\"a-text\"><p id=\"a-text-1\"></p></figure>\
                    <figure aria-labelledby=\"b\"><p id=\"b\"></p></figure>";
        assert_eq!(
            with_own_labels(html),
            html.replace("\"a-text\"", "\"a-text-1\"")
        );
    }
}
