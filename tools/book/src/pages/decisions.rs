//! Charts of decisions: questions, and the ways to which their answers lead.
//!
//! Out of a file, which [`crate::model::chart`] documents, comes one list; the
//! style draws it as a tree. A stem leads down from each question. Its answers
//! branch off to the right, each to a way or to a question of its own, but a
//! last answer that leads to another question goes straight down, so that a
//! chain of questions stays a column. Each way ends at something that was run:
//! a page, a listing that this page shows, and a measured value that speaks for
//! it; [`crate::pages::evidence`] sees that they are of this way.

use std::collections::BTreeSet;
use std::fmt::Display;

use anyhow::{Result, anyhow, bail};

use crate::base::files;
use crate::base::html::Html;
use crate::base::markdown::{self, Directive};
use crate::base::names::nearest;
use crate::base::problem::{Problem, Problems};
use crate::base::tables::Placed;
use crate::model::book::Book;
use crate::model::chart::{Answer, Chart, End, Question};
use crate::pages::chain::{Leads, Node, Way, question};
use crate::pages::directive::{self, Kind, shown_listing};
use crate::pages::{evidence, part};

/// The chart `name` for `page`, which links are relative to.
///
/// # Errors
///
/// When there is no such chart, or when something in it leads nowhere or says
/// what is not so; the message names the file, the place in it and the cure.
pub fn figure(book: &Book, page: &str, name: &str) -> Result<String> {
    let (file, text) = Chart::text(book, name)?;
    let chart = Chart::parse(&file, &text)?;
    let root = resolve(book, page, (&file, &text), &chart)?;
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
    .line();
    question(&mut html, &root, &id);
    html.open("figcaption", &[("id", &label)])
        .markdown(format_args!("\n\n{}\n\n", chart.shows))
        .element("p", &[("class", &"place")], &file)
        .line()
        .close("figcaption")
        .line()
        .close("figure");
    Ok(html.into_string() + "\n")
}

/// All that is wrong with this text of a chart's file.
pub fn problems(book: &Book, file: &str, text: &str) -> Vec<Problem> {
    let chart = match Chart::parse(file, text) {
        Ok(chart) => chart,
        Err(problem) => return vec![problem],
    };
    let resolved = resolve(book, "", (file, text), &chart);
    resolved.err().into_iter().flatten().collect()
}

/// The chart that a file with this text says as a tree, or all that is wrong with
/// it.
fn resolve(
    book: &Book,
    page: &str,
    (file, text): (&str, &str),
    chart: &Chart,
) -> Result<Node, Problems> {
    let mut resolver = Resolver {
        book,
        page,
        file,
        text,
        chart,
        reached: BTreeSet::new(),
        problems: Vec::new(),
    };
    let Some(first) = chart.question.first() else {
        return Err(Problem::of(file, "it has no [[question]]").into());
    };
    let root = resolver.node(first);
    let mut names = BTreeSet::new();
    for question in &chart.question {
        if !names.insert(question.name.as_str()) {
            let problem = "another question has this name; give it one of its own";
            resolver.problem(question, &question.name, problem);
        } else if resolver.reached.insert(&question.name) {
            let problem = "no answer leads to it; name it as `next` in one, or delete it";
            resolver.problem(question, &question.name, problem);
        }
    }
    Problems::none(resolver.problems).map(|()| root)
}

struct Resolver<'a> {
    book: &'a Book,
    page: &'a str,
    file: &'a str,
    /// What the file holds.
    text: &'a str,
    chart: &'a Chart,
    /// The questions that have been asked.
    reached: BTreeSet<&'a str>,
    problems: Vec<Problem>,
}

impl<'a> Resolver<'a> {
    /// The line is that of `at`.
    fn problem(&mut self, question: &Question, at: &Placed, problem: impl Display) {
        let what = format!("question `{}`: {problem}", *question.name);
        let line = at.line(self.text);
        self.problems.push(Problem::at(self.file, line, what));
    }

    fn node(&mut self, question: &'a Question) -> Node {
        self.reached.insert(&question.name);
        let mut node = Node {
            number: self.reached.len(),
            asks: question.asks.clone(),
            answers: Vec::new(),
        };
        if question.asks.trim().is_empty() {
            let problem = "`asks` is empty; say what it asks";
            self.problem(question, &question.name, problem);
        }
        if question.answer.len() < 2 {
            let count = question.answer.len();
            let problem = format!("it needs two answers at least, and has {count}; add one");
            self.problem(question, &question.name, problem);
        }
        for answer in &question.answer {
            match self.leads(answer) {
                Ok(leads) => node.answers.push((answer.says.to_string(), leads)),
                Err(error) => {
                    let problem = format!("answer “{}”: {error:#}", *answer.says);
                    self.problem(question, &answer.says, problem);
                }
            }
        }
        node
    }

    fn leads(&mut self, answer: &'a Answer) -> Result<Leads> {
        if answer.says.trim().is_empty() {
            bail!("`says` is empty; say what the answer is");
        }
        match (&answer.next, &answer.way) {
            (None, Some(end)) => Ok(Leads::End(self.way(end)?)),
            (Some(next), None) => {
                let questions = &self.chart.question;
                let Some(question) = questions.iter().find(|other| *other.name == *next) else {
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
        evidence::shown(self.book, end)?;
        let because = evidence::measured(self.book, end)?;
        if end.unless.trim().is_empty() {
            bail!("`unless` is empty; say what would change the answer");
        }
        let to_root = "../".repeat(self.page.matches('/').count());
        let page = end.page.strip_suffix(".md").unwrap_or(&end.page);
        Ok(Way {
            rust: end.rust.clone(),
            python: end.python.clone(),
            because,
            unless: end.unless.clone(),
            title,
            page: format!("{to_root}{page}.html"),
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
        Ok((title, part::id(listing, anchor)))
    }
}
