//! The mdBook preprocessor: the command that mdBook starts.

use std::io::{self, Read, Write};
use std::path::PathBuf;

use anyhow::{Result, bail};
use mdbook_preprocessor::book::BookItem;
use mdbook_preprocessor::{MDBOOK_VERSION, PreprocessorContext, parse_input};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::base::names::slashed;
use crate::base::problem::{Problem, Problems};
use crate::model::book::Book;
use crate::pages::definitions::{GLOSSARY, Glossary};
use crate::pages::foot::Foot;
use crate::pages::{expand, texts};

/// Answers mdBook: reads the book from `input` and writes it expanded to
/// `output`, as mdBook's guide describes under "Preprocessors".
/// Gives the file that mdBook takes into the site after this, if the book's
/// settings say so: where it lies, and what it has to hold.
///
/// # Errors
///
/// When the input is not mdBook's, or when a directive leads nowhere.
pub fn answer(mut input: impl Read, mut output: impl Write) -> Result<Option<(PathBuf, String)>> {
    let mut asked = Vec::new();
    input.read_to_end(&mut asked)?;
    if let Some(warning) = compared(&asked)? {
        eprintln!("warning: {warning}");
    }
    let (context, mut pages) = parse_input(asked.as_slice())?;
    let mut book = Book::read(&context.root)?;
    let is_carried = context.config.get(CARRIED)?;
    book.is_carried = is_carried.unwrap_or(false);
    let glossary = glossary(&pages);
    let foot = Foot::read(&book)?;
    let mut problems = Vec::new();
    let mut texts = Vec::new();
    pages.for_each_mut(|item| {
        if let BookItem::Chapter(chapter) = item
            && let Some(path) = &chapter.path
        {
            let at = slashed(path);
            match expand::page(&book, &at, &chapter.content) {
                Ok(expanded) => {
                    let mut end = glossary.of_page(&at, &chapter.content);
                    match foot.of_page(&at, &expanded) {
                        Ok(foot) => end += &foot,
                        Err(error) => {
                            problems.push(Problem::from_error(format!("src/{at}"), &error))
                        }
                    }
                    let mut names = chapter.parent_names.clone();
                    names.push(chapter.name.clone());
                    let address = slashed(&path.with_extension("html"));
                    // The search looks through what is the page's own.
                    texts.push(texts::Page::new(address, names, &expanded.text));
                    chapter.content = expanded.text + &end;
                }
                Err(more) => problems.extend(more),
            }
            // The contents in theme/index.hbs link to it as it is; mdBook
            // itself takes either.
            chapter.path = Some(path.with_extension("html"));
        }
    });
    Problems::none(problems)?;
    serde_json::to_writer(io::BufWriter::new(&mut output), &pages)?;
    if is_searched(&context)? {
        let file = context.root.join(texts::FILE);
        return Ok(Some((file, texts::script(&texts)?)));
    }
    Ok(None)
}

/// What `cargo book build --carry` sets.
const CARRIED: &str = "preprocessor.book.carried";

/// Whether the site takes the texts for its search, as `book.toml` says.
fn is_searched(context: &PreprocessorContext) -> Result<bool> {
    let scripts = context
        .config
        .get::<Vec<String>>("output.html.additional-js")?;
    Ok(scripts.is_some_and(|scripts| scripts.iter().any(|script| script == texts::FILE)))
}

/// The terms of the book, which has none where it has no glossary.
fn glossary(pages: &mdbook_preprocessor::book::Book) -> Glossary {
    let chapters = pages.iter().filter_map(|item| match item {
        BookItem::Chapter(chapter) => Some(chapter),
        _ => None,
    });
    let mut pages = chapters.filter(|chapter| {
        let path = chapter.path.as_deref();
        path.is_some_and(|path| slashed(path) == GLOSSARY)
    });
    let page = pages.next();
    page.map_or_else(Glossary::default, |page| Glossary::read(&page.content))
}

/// Compares the mdBook that asked with the one that the book is checked with.
/// Gives a warning where they should understand each other.
///
/// # Errors
///
/// When they need not: the book is then not what mdBook says it is.
fn compared(asked: &[u8]) -> Result<Option<String>> {
    let version = serde_json::from_slice::<Asked>(asked).map(|asked| asked.0.mdbook_version);
    let Ok(version) = version else {
        // What it is instead is said by whoever reads it.
        return Ok(None);
    };
    if version == MDBOOK_VERSION {
        return Ok(None);
    }
    let different = format!(
        "this is mdBook {version}, and the book is made for and checked with {MDBOOK_VERSION}"
    );
    if series(&version) == series(MDBOOK_VERSION) {
        return Ok(Some(format!("{different}; pages may look different")));
    }
    bail!(
        "{different}; use `cargo book`, which brings it, or run `cargo install mdbook --locked \
         --version {MDBOOK_VERSION}`"
    )
}

/// What mdBook sends, as far as every version of it has sent the same.
#[derive(Deserialize)]
struct Asked(Context, IgnoredAny);

#[derive(Deserialize)]
struct Context {
    mdbook_version: String,
}

/// The part of a version within which nothing breaks.
fn series(version: &str) -> Vec<&str> {
    let mut numbers = version.split('.');
    let first = numbers.next().unwrap_or_default();
    let mut series = vec![first];
    if first == "0" {
        series.extend(numbers.next());
    }
    series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_mdbook_is_refused_and_a_later_one_of_the_series_is_named() {
        let asked = |version: &str| {
            compared(format!(r#"[{{"mdbook_version": "{version}", "x": 1}}, []]"#).as_bytes())
        };
        assert_eq!(asked(MDBOOK_VERSION).unwrap(), None);
        assert_eq!(compared(b"no JSON").unwrap(), None);
        let later = asked("0.5.99").unwrap().unwrap();
        assert!(later.starts_with("this is mdBook 0.5.99, and"), "{later}");
        for other in ["0.4.52", "0.6.0", "1.5.4"] {
            let refused = asked(other).unwrap_err().to_string();
            assert!(refused.contains(&format!("mdBook {other}")), "{refused}");
            assert!(refused.contains("cargo install mdbook"), "{refused}");
        }
    }
}
