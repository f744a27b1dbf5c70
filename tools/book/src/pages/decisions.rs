//! Charts of decisions: questions, and the ways to which their answers lead.
//!
//! A chart is a file `src/<part>/<name>.toml`, which [`Chart`] documents. Out
//! of the one file come the picture, which [`crate::pages::tree`] draws, and the same
//! as a list with links. Each way ends at something that was run: a page, a
//! listing that this page shows, and a measured value that speaks for it.

use std::collections::BTreeSet;
use std::fmt::{Display, Write};

use anyhow::{Result, anyhow, bail};
use serde::Deserialize;

use crate::base::files;
use crate::base::html::Html;
use crate::base::markdown::{self, Directive};
use crate::base::names::nearest;
use crate::base::problem::{Problem, Problems};
use crate::base::tables;
use crate::model::book::Book;
use crate::pages::directive::{self, Kind, shown_listing};
use crate::pages::tree::{self, Leads, Node, Way};
use crate::pages::{figure, value};

/// The file: what the chart shows, and its questions, the first one first.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Chart {
    /// The caption, in a sentence or two.
    shows: String,
    /// `[[question]]`, in any order after the first.
    question: Vec<Question>,
}

/// `[[question]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    /// What answers call it.
    name: String,
    /// The question itself.
    asks: String,
    /// `[[question.answer]]`, two at least. If the last one leads to another
    /// question, that stands straight below.
    #[serde(default)]
    answer: Vec<Answer>,
}

/// `[[question.answer]]`, with either a way or a question that comes next.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    says: String,
    next: Option<String>,
    way: Option<End>,
}

/// `[question.answer.way]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct End {
    /// The way in Rust, in a few words.
    rust: String,
    /// The same in Python.
    python: String,
    /// The page that teaches it, relative to `src`.
    page: String,
    /// A listing on that page.
    listing: String,
    /// A sentence that speaks for it, with at least one value in braces, in
    /// the form of `{{#value …}}`.
    because: String,
}

/// The chart `name` for `page`, which links are relative to.
///
/// # Errors
///
/// When there is no such chart, or when something in it leads nowhere; the
/// message names the file, the place in it and the cure.
pub fn figure(book: &Book, page: &str, name: &str) -> Result<String> {
    let (file, chart) = read(book, name)?;
    let root = resolve(book, page, &file, &chart)?;
    let id = format!("decisions-{}", name.replace('/', "-"));
    let label = format!("{id}-text");
    let mut html = Html::new();
    html.open(
        "figure",
        &[
            ("class", &"decisions"),
            ("id", &id),
            ("aria-labelledby", &label),
        ],
    )
    .line()
    .html(&tree::draw(&root))
    .open("figcaption", &[("id", &label)])
    .markdown(format_args!(
        "\n\n{} The list below says the same.\n\n",
        chart.shows
    ))
    .element("p", &[("class", &"place")], &file)
    .line()
    .close("figcaption")
    .line()
    .close("figure")
    .markdown("\n\n");
    let mut text = html.into_string();
    list(&root, &id, &mut text);
    Ok(text)
}

fn read(book: &Book, name: &str) -> Result<(String, Chart)> {
    let file = format!("src/{name}.toml");
    let path = book.root.join(&file);
    if !path.is_file() {
        let known = book.charts()?;
        let known = known.iter().map(String::as_str);
        bail!("unknown chart `{name}`{}", nearest(name, known));
    }
    let text = files::read(&path)?;
    let chart = tables::parse(&file, &text)?;
    Ok((file, chart))
}

/// The chart in `file` as a tree, or all that is wrong with it.
fn resolve(book: &Book, page: &str, file: &str, chart: &Chart) -> Result<Node, Problems> {
    let mut resolver = Resolver {
        book,
        page,
        file,
        chart,
        reached: BTreeSet::new(),
        problems: Vec::new(),
    };
    let Some(first) = chart.question.first() else {
        return Err(Problem::of(file, "it has no [[question]]").into());
    };
    let root = resolver.node(first);
    for question in &chart.question {
        if resolver.reached.insert(&question.name) {
            let problem = "no answer leads to it; name it as `next` in one, or delete it";
            resolver.problem(question, problem);
        }
    }
    Problems::none(resolver.problems).map(|()| root)
}

struct Resolver<'a> {
    book: &'a Book,
    page: &'a str,
    file: &'a str,
    chart: &'a Chart,
    /// The questions that have been asked.
    reached: BTreeSet<&'a str>,
    problems: Vec<Problem>,
}

impl<'a> Resolver<'a> {
    fn problem(&mut self, question: &Question, problem: impl Display) {
        let what = format!("question `{}`: {problem}", question.name);
        self.problems.push(Problem::of(self.file, what));
    }

    fn node(&mut self, question: &'a Question) -> Node {
        self.reached.insert(&question.name);
        let mut node = Node {
            number: self.reached.len(),
            asks: question.asks.clone(),
            answers: Vec::new(),
        };
        if question.answer.len() < 2 {
            let count = question.answer.len();
            let problem = format!("it needs two answers at least, and has {count}; add one");
            self.problem(question, problem);
        }
        for answer in &question.answer {
            match self.leads(answer) {
                Ok(leads) => node.answers.push((answer.says.clone(), leads)),
                Err(error) => {
                    let problem = format!("answer “{}”: {error:#}", answer.says);
                    self.problem(question, problem);
                }
            }
        }
        node
    }

    fn leads(&mut self, answer: &'a Answer) -> Result<Leads> {
        match (&answer.next, &answer.way) {
            (None, Some(end)) => Ok(Leads::End(self.way(end)?)),
            (Some(next), None) => {
                let questions = &self.chart.question;
                let Some(question) = questions.iter().find(|other| other.name == *next) else {
                    let names = questions.iter().map(|question| question.name.as_str());
                    bail!("unknown question `{next}`{}", nearest(next, names));
                };
                if self.reached.contains(next.as_str()) {
                    bail!(
                        "it leads to `{next}`, to which another answer leads, too; ask it once, \
                         further down"
                    );
                }
                Ok(Leads::On(self.node(question)))
            }
            _ => bail!("it needs either `next`, the name of a question, or a `way`"),
        }
    }

    fn way(&self, end: &End) -> Result<Way> {
        let (title, id) = self.taught(end)?;
        if !end.because.contains('{') {
            bail!(
                "`because` has no value; put one in braces, as in {{name/quantity/by/case}}: {}",
                end.because
            );
        }
        let because = value::filled(&end.because, |value| {
            let (name, value) = value.split_once('/').unwrap_or((value, ""));
            let value = value::value(self.book.measurement(name)?, value)?;
            // A number stays beside its unit.
            Ok(value.replace(' ', "\u{a0}"))
        })?;
        let to_root = "../".repeat(self.page.matches('/').count());
        Ok(Way {
            rust: end.rust.clone(),
            python: end.python.clone(),
            because,
            title,
            page: format!("{to_root}{}", end.page),
            listing: end.listing.clone(),
            id,
        })
    }

    /// The title of a way's page, and the id that its listing has there.
    fn taught(&self, end: &End) -> Result<(String, String)> {
        let listing = self.book.listing(&end.listing)?;
        let file = self.book.root.join("src").join(&end.page);
        if !file.is_file() {
            let pages = self.book.pages()?;
            let near = nearest(&end.page, pages.iter().map(String::as_str));
            bail!("unknown page `{}`{near}", end.page);
        }
        let text = files::read(&file)?;
        let shows = |directive: &Directive| {
            directive::is(directive, Kind::shows_program)
                && shown_listing(directive) == Some(&end.listing)
        };
        let shown = markdown::directives(&text).into_iter().find(shows);
        let shown = shown.ok_or_else(|| {
            anyhow!(
                "src/{} does not show the listing `{}`; name a page and a listing on it",
                end.page,
                end.listing
            )
        })?;
        let anchor = shown.argument.split_once(':').map(|(_, anchor)| anchor);
        let title = text.lines().find_map(|line| line.strip_prefix("# "));
        let title = title.unwrap_or(&end.page).trim().to_owned();
        Ok((title, figure::id(listing, anchor)))
    }
}

/// The chart as a list: the questions by their numbers, below each its answers.
fn list(node: &Node, id: &str, text: &mut String) {
    let number = node.number;
    let _ = writeln!(
        text,
        "{number}. <span id=\"{id}-{number}\"></span>{}",
        node.asks
    );
    for (says, leads) in &node.answers {
        let says = capitalised(says);
        let _ = match leads {
            Leads::On(next) => {
                let next = next.number;
                writeln!(
                    text,
                    "   - {says}: go on to [question {next}](#{id}-{next})."
                )
            }
            Leads::End(way) => writeln!(
                text,
                "   - {says}: {}. In Python: {}. {} Taught in [{}]({}) by [`{}`]({}#{}).",
                way.rust,
                way.python,
                way.because,
                way.title,
                way.page,
                way.listing,
                way.page,
                way.id
            ),
        };
    }
    for (_, leads) in &node.answers {
        if let Leads::On(next) = leads {
            list(next, id, text);
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(rust: &str) -> Leads {
        Leads::End(Way {
            rust: rust.to_owned(),
            python: "a pool".to_owned(),
            because: "It takes 3 µs.".to_owned(),
            title: "Talking".to_owned(),
            page: "../threads/talking.md".to_owned(),
            listing: "threads/select".to_owned(),
            id: "listing-threads-select".to_owned(),
        })
    }

    #[test]
    fn the_list_has_every_question_by_its_number() {
        let node = |number, asks: &str, answers: Vec<(&str, Leads)>| Node {
            number,
            asks: asks.to_owned(),
            answers: answers
                .into_iter()
                .map(|(says, leads)| (says.to_owned(), leads))
                .collect(),
        };
        let how_many = node(2, "How many?", vec![("few", way("a")), ("many", way("b"))]);
        let root = node(
            1,
            "Does it wait?",
            vec![("yes", Leads::On(how_many)), ("no", way("c"))],
        );
        let mut text = String::new();
        list(&root, "x", &mut text);
        let link = "Taught in [Talking](../threads/talking.md) by \
                    [`threads/select`](../threads/talking.md#listing-threads-select).";
        let end = format!("In Python: a pool. It takes 3 µs. {link}");
        assert_eq!(
            text,
            format!(
                "1. <span id=\"x-1\"></span>Does it wait?\n\
                 \x20  - Yes: go on to [question 2](#x-2).\n\
                 \x20  - No: c. {end}\n\
                 2. <span id=\"x-2\"></span>How many?\n\
                 \x20  - Few: a. {end}\n\
                 \x20  - Many: b. {end}\n"
            )
        );
    }
}
