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
use crate::base::html::{Attribute, Html};
use crate::base::markdown::{self, Directive};
use crate::base::names::nearest;
use crate::base::problem::{Problem, Problems};
use crate::base::tables::Placed;
use crate::model::book::Book;
use crate::model::chart::{Answer, Chart, End, Question};
use crate::pages::directive::{self, Kind, shown_listing};
use crate::pages::{evidence, part};

/// A question, and where its answers lead.
struct Node {
    /// From 1, in the order in which they are shown.
    number: usize,
    /// The question.
    asks: String,
    /// What each answer says, and where it leads.
    answers: Vec<(String, Leads)>,
}

/// Where an answer leads.
enum Leads {
    /// To another question.
    On(Node),
    /// To a way to take.
    End(Way),
}

/// A way to take, and what speaks for it.
struct Way {
    rust: String,
    python: String,
    /// What was measured, in words.
    because: String,
    /// What would change the answer.
    unless: String,
    /// The title of the page that teaches it.
    title: String,
    /// The link to that page.
    page: String,
    listing: String,
    /// The id that it has on the page.
    id: String,
}

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

/// A question, and the list of its answers, each with what it leads to.
fn question(html: &mut Html, node: &Node, id: &str) {
    let own = format!("{id}-{}", node.number);
    let asks = format!("{}. {}", node.number, node.asks);
    paragraph(html, &[("class", &"asks"), ("id", &own)], &asks);
    html.open("ul", &[]).line();
    for (says, leads) in &node.answers {
        let class = match leads {
            Leads::On(_) => "leads-on",
            Leads::End(_) => "ends",
        };
        html.open("li", &[("class", &class)]).line();
        paragraph(html, &[("class", &"says")], &capitalised(says));
        match leads {
            Leads::On(next) => question(html, next, id),
            Leads::End(way) => way.html(html),
        }
        html.close("li").line();
    }
    html.close("ul").line();
}

impl Way {
    fn html(&self, html: &mut Html) {
        html.open("div", &[("class", &"way")]).line();
        paragraph(html, &[("class", &"first")], &capitalised(&self.rust));
        paragraph(html, &[], &format!("Python: {}", self.python));
        paragraph(html, &[("class", &"because")], &self.because);
        paragraph(html, &[("class", &"unless")], &self.unless);
        let Way { page, id, .. } = self;
        html.open("p", &[("class", &"taught")]).text("Taught in ");
        html.element("a", &[("href", page)], &self.title);
        html.text(" by ");
        html.open("a", &[("href", &format_args!("{page}#{id}"))])
            .element("code", &[], &self.listing)
            .close("a");
        html.text(".").close("p").line().close("div").line();
    }
}

/// A paragraph, in whose text backticks mark code.
fn paragraph(html: &mut Html, attributes: &[Attribute], text: &str) {
    html.open("p", attributes);
    for (index, part) in text.split('`').enumerate() {
        match index % 2 {
            0 => html.text(part),
            _ => html.element("code", &[], part),
        };
    }
    html.close("p").line();
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
            python: "a `Pool`".to_owned(),
            because: "It takes < 3 µs.".to_owned(),
            unless: "If it waits, take `a`.".to_owned(),
            title: "Talking".to_owned(),
            page: "../threads/talking.html".to_owned(),
            listing: "threads/select".to_owned(),
            id: "listing-threads-select".to_owned(),
        })
    }

    #[test]
    fn each_question_stands_below_the_answer_that_leads_to_it() {
        let node = |number, asks: &str, answers: Vec<(&str, Leads)>| Node {
            number,
            asks: asks.to_owned(),
            answers: answers
                .into_iter()
                .map(|(says, leads)| (says.to_owned(), leads))
                .collect(),
        };
        let how_many = node(
            2,
            "How many?",
            vec![("few", way("a")), ("many", way("`b`"))],
        );
        let root = node(
            1,
            "Does it wait?",
            vec![("no", way("c")), ("yes", Leads::On(how_many))],
        );
        let mut html = Html::new();
        question(&mut html, &root, "x");
        let way = |rust: &str| {
            format!(
                "<div class=\"way\">\n<p class=\"first\">{rust}</p>\n\
                 <p>Python: a <code>Pool</code></p>\n\
                 <p class=\"because\">It takes &lt; 3 µs.</p>\n\
                 <p class=\"unless\">If it waits, take <code>a</code>.</p>\n\
                 <p class=\"taught\">Taught in <a href=\"../threads/talking.html\">Talking</a> by \
                 <a href=\"../threads/talking.html#listing-threads-select\">\
                 <code>threads/select</code></a>.</p>\n</div>\n"
            )
        };
        let answer = |class: &str, says: &str, leads: &str| {
            format!("<li class=\"{class}\">\n<p class=\"says\">{says}</p>\n{leads}</li>\n")
        };
        let how_many = format!(
            "<p class=\"asks\" id=\"x-2\">2. How many?</p>\n<ul>\n{}{}</ul>\n",
            answer("ends", "Few", &way("A")),
            answer("ends", "Many", &way("<code>b</code>")),
        );
        assert_eq!(
            html.as_str(),
            format!(
                "<p class=\"asks\" id=\"x-1\">1. Does it wait?</p>\n<ul>\n{}{}</ul>\n",
                answer("ends", "No", &way("C")),
                answer("leads-on", "Yes", &how_many),
            )
        );
        assert!(
            !html.as_str().contains("\n\n"),
            "a blank line would end the HTML"
        );
    }
}
