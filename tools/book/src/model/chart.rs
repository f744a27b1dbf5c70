//! Charts of decisions as they lie on disk: a file `src/<part>/<name>.toml`,
//! which [`Chart`] documents.

use anyhow::{Result, bail};
use serde::Deserialize;

use crate::base::files;
use crate::base::names::nearest;
use crate::base::problem::Problem;
use crate::base::tables::{self, Placed};
use crate::model::book::Book;

/// The file: what the chart shows, and its questions, the first one first.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chart {
    /// The caption, in a sentence or two.
    pub shows: String,
    /// `[[question]]`, in any order after the first.
    pub question: Vec<Question>,
}

/// `[[question]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What answers call it.
    pub name: Placed,
    /// The question itself.
    pub asks: String,
    /// `[[question.answer]]`, two at least. If the last one leads to another
    /// question, that stands straight below.
    #[serde(default)]
    pub answer: Vec<Answer>,
}

/// `[[question.answer]]`, with either a way or a question that comes next.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The answer, in a few words.
    pub says: Placed,
    /// The name of the question that comes next.
    pub next: Option<String>,
    /// The way to take.
    pub way: Option<End>,
}

/// `[question.answer.way]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// The way in Rust, in a few words. Some of them are code, and stand in the
    /// listing.
    pub rust: String,
    /// The same in Python; what is code stands in the counterpart.
    pub python: String,
    /// The page that teaches it, relative to `src`.
    pub page: String,
    /// A listing on that page.
    pub listing: String,
    /// Another listing, whose counterpart shows the way in Python.
    pub counterpart: Option<String>,
    /// What speaks for it, with values in braces, in the form of
    /// `{{#value …}}`. One of them is of the way itself.
    pub because: String,
    /// What would change the answer, in a sentence or two.
    pub unless: String,
}

impl Chart {
    /// The file of the chart `name` relative to the book's root, and its text.
    ///
    /// # Errors
    ///
    /// When there is no such chart; the message names the nearest.
    pub fn text(book: &Book, name: &str) -> Result<(String, String)> {
        let file = format!("src/{name}.toml");
        let path = book.root.join(&file);
        if !path.is_file() {
            let known = book.charts()?;
            let known = known.iter().map(String::as_str);
            bail!("unknown chart `{name}`{}", nearest(name, known));
        }
        Ok((file, files::read(&path)?))
    }

    /// The chart that this text of `file` says.
    ///
    /// # Errors
    ///
    /// When it is malformed; the problem leads to the line.
    pub fn parse(file: &str, text: &str) -> Result<Self, Problem> {
        tables::parse(file, text)
    }
}
