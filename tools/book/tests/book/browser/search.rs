//! What somebody who knows Python types into the search: for each line of
//! [`TERMS`], the page that answers it has to be among the first results, and
//! each name in code has to find its page.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result, anyhow};
use book::base::problem::Problem;
use libtest_mimic::Trial;
use serde::Deserialize;
use serde_json::json;
use toml::Spanned;

use crate::base::sections::code;
use crate::base::suite::{Page, Suite};
use crate::browser::odd_queries;
use crate::browser::page::html;
use crate::browser::session::Session;
use crate::browser::webdriver::Key;

/// The terms, by the book's root.
pub const TERMS: &str = "tools/book/tests/search.toml";

/// What is wrong with the search is mended there.
pub const SEARCH: &str = "theme/search.js";
pub const SHOWN: &str = "theme/book.js";

/// Among how many results a page has to be.
const FIRST: usize = 3;

const WIDTH: u32 = 1280;

/// What is typed, and the page that answers it.
struct Term {
    typed: String,
    page: String,
    /// Where [`TERMS`] says so.
    line: usize,
    /// Whether it is the first one of its kind, which is typed key by key.
    first: bool,
}

/// What the search says of a query.
#[derive(Deserialize, PartialEq, Eq)]
pub struct Answer {
    /// Where the results lead.
    pub links: Vec<String>,
    pub status: String,
    /// What is wrong if the page scrolls sideways.
    pub sideways: String,
    /// The elements in the results and the status that the search does not make.
    pub strange: Vec<String>,
}

/// The terms that the text of [`TERMS`] names.
fn terms(text: &str) -> Result<Vec<Term>> {
    type Kinds = BTreeMap<String, BTreeMap<Spanned<String>, String>>;
    let kinds: Kinds = toml::from_str(text).with_context(|| TERMS.to_owned())?;
    let mut terms = Vec::new();
    for (kind, of_it) in kinds {
        let mut of_it = Vec::from_iter(of_it);
        of_it.sort_by_key(|(typed, _)| typed.span().start);
        if of_it.is_empty() {
            return Err(anyhow!("{TERMS} has nothing under [{kind}]"));
        }
        for (index, (typed, page)) in of_it.into_iter().enumerate() {
            terms.push(Term {
                line: text[..typed.span().start].matches('\n').count() + 1,
                typed: typed.into_inner(),
                page,
                first: index == 0,
            });
        }
    }
    if terms.is_empty() {
        return Err(anyhow!("{TERMS} names nothing to search for"));
    }
    Ok(terms)
}

/// Everything that is wrong with the search of the site at this address, made
/// of this book.
pub fn check(session: &Session, site: &str, suite: &Suite) -> Result<Vec<Problem>> {
    let file = suite.root().join(TERMS);
    let text = fs::read_to_string(file).with_context(|| TERMS.to_owned())?;
    let terms = terms(&text)?;
    let mut problems = Vec::new();
    open(session, site)?;
    let typed = Vec::from_iter(terms.iter().map(|term| term.typed.as_str()));
    let answers = answers(session, &typed)?;
    for (term, answer) in terms.iter().zip(&answers) {
        problems.extend(term.missed(answer, site));
    }
    let first = terms.iter().filter(|term| term.first);
    let first = Vec::from_iter(first.map(|term| term.typed.as_str()));
    problems.extend(odd_queries::check(session, &typed, &first)?);
    problems.extend(unfound(session, &suite.pages)?);
    for (index, term) in terms.iter().filter(|term| term.first).enumerate() {
        problems.extend(typed_by_key(session, site, term, index == 0)?);
    }
    Ok(problems)
}

fn open(session: &Session, site: &str) -> Result<()> {
    session.open_fresh(site, "index.html")?;
    session.width(WIDTH)
}

/// What the search says of each of these queries.
pub fn answers(session: &Session, queries: &[&str]) -> Result<Vec<Answer>> {
    let answers: Vec<Answer> = session.call("answers", &[json!(queries)])?;
    if answers.len() == queries.len() {
        Ok(answers)
    } else {
        Err(anyhow!(
            "the search has answered {} of {} queries",
            answers.len(),
            queries.len()
        ))
    }
}

impl Term {
    /// What is wrong if these results do not lead to the page.
    fn missed(&self, answer: &Answer, site: &str) -> Option<Problem> {
        let wanted = format!("{site}/{}.html", self.page);
        let links = &answer.links;
        let first = &links[..FIRST.min(links.len())];
        let found = first
            .iter()
            .any(|link| link.split('#').next() == Some(&*wanted));
        let these = first.join(", ").replace(&format!("{site}/"), "");
        let typed = &self.typed;
        let what = if these.is_empty() {
            format!(
                "`{typed}` has to find src/{}.md, and what is said is “{}”",
                self.page, answer.status
            )
        } else {
            format!(
                "`{typed}` has to find src/{}.md among the first {FIRST} results, and these are: \
                 {these}",
                self.page
            )
        };
        let cure = format!("say the word in a heading of that page, or mend {SEARCH}");
        (!found).then(|| Problem::at(TERMS, self.line, what).cure(cure))
    }
}

/// What is wrong if a name in code on a page does not find that page, wherever
/// among the results.
fn unfound(session: &Session, pages: &[Page]) -> Result<Vec<Problem>> {
    let names = pages.iter().map(|page| {
        let names = BTreeSet::from_iter(code(&page.text));
        (html(&page.path), names)
    });
    let names = Vec::from_iter(names);
    let unfound: Vec<Vec<String>> = session.call("unfound", &[json!(names)])?;
    if unfound.len() != pages.len() {
        return Err(anyhow!(
            "{} pages had names in code to search for, of {}",
            unfound.len(),
            pages.len()
        ));
    }
    let mut problems = Vec::new();
    for (page, names) in pages.iter().zip(unfound) {
        for name in names {
            let line = page.text.lines().position(|line| line.contains(&*name));
            let what = format!("`{name}` stands here, and a search for it does not find this page");
            let place = format!("src/{}", page.path);
            let problem = Problem {
                line: line.map(|line| line + 1),
                ..Problem::of(place, what)
            };
            problems.push(problem.cure(format!("mend {SEARCH}")));
        }
    }
    Ok(problems)
}

/// What is wrong when the term is typed as a reader does, and Enter pressed;
/// with `look`, also what axe-core finds wrong with the results.
fn typed_by_key(session: &Session, site: &str, term: &Term, look: bool) -> Result<Vec<Problem>> {
    open(session, site)?;
    session.press('/')?;
    if !session.call("isFocused", &[json!("#search-input")])? {
        let what = "the key / does not lead to the search";
        return Ok(vec![Problem::of(SHOWN, what)]);
    }
    for letter in term.typed.chars() {
        session.press(letter)?;
    }
    let answer: Answer = session.call("answer", &[])?;
    let mut problems = Vec::from_iter(term.missed(&answer, site));
    if look {
        let faults: Vec<String> = session.call("faultsNow", &[])?;
        problems.extend(
            faults
                .into_iter()
                .map(|fault| Problem::of("the search", fault)),
        );
    }
    if let Some(result) = answer.links.first() {
        problems.extend(lands(session, &term.typed, result)?);
    }
    Ok(problems)
}

/// What is wrong with where the first result of a search leads.
fn lands(session: &Session, typed: &str, result: &str) -> Result<Option<Problem>> {
    session.press(Key::Enter)?;
    session.call::<()>("settled", &[])?;
    let address = session.address()?;
    if address.as_str() != result {
        let what = format!(
            "Enter in the search for `{typed}` leads to {}, and the first result to {result}",
            address.as_str()
        );
        return Ok(Some(Problem::of(SHOWN, what)));
    }
    let target = match address.fragment() {
        Some(id) => format!("[id='{id}']"),
        None => "main h1".to_owned(),
    };
    let seen: bool = session.call("isInView", &[json!(target)])?;
    let what = format!("`{typed}` leads to {result}, and its heading is not in view there");
    Ok((!seen).then(|| Problem::of(SHOWN, what)))
}

/// The test of [`terms`], which needs no browser.
pub fn trials() -> Vec<Trial> {
    vec![Trial::test("drift::browser/search-terms", || {
        for (text, said) in [
            (
                "",
                "tools/book/tests/search.toml names nothing to search for",
            ),
            (
                "[rust]\n[python]\n\"a\" = \"b\"\n",
                "tools/book/tests/search.toml has nothing under [rust]",
            ),
            (
                "\"spawn\" = \"threads/start-and-join\"\n",
                "tools/book/tests/search.toml: ",
            ),
        ] {
            let told = match terms(text) {
                Ok(terms) => format!("{} terms", terms.len()),
                Err(error) => format!("{error:#}"),
            };
            if !told.starts_with(said) {
                return Err(format!("{text:?} should say {said:?}, and says {told:?}").into());
            }
        }
        Ok(())
    })]
}
