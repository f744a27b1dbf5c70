//! What the links to terms of the glossary show: the definition, to those who
//! point at the link, reach it by keyboard or touch it; and how it goes away.

use crate::browser::webdriver::Key;
use anyhow::{Context, Result};
use libtest_mimic::Trial;
use serde_json::json;

use std::sync::Arc;

use crate::base::suite::{Suite, said};
use crate::browser::keyboard::{Check, Pages, WIDE, expect, reach, step};
use crate::browser::session::Session;
use crate::browser::{everything, trial};
use crate::pages::glossary;

/// A link to a term, and what it shows.
const TERM: &str = "main a.term";
const BOX: &str = "[role=tooltip]";
const NARROW: u32 = 390;

/// How long something may take to come or go, in milliseconds: a machine may be
/// busy.
const PATIENCE: u32 = 20_000;

/// Each with the name of its check.
const CHECKS: [(&str, Check); 3] = [
    ("meanings/pointed-at", pointed_at),
    ("meanings/by-keyboard", by_keyboard),
    ("meanings/touched", touched),
];

/// The checks; a book without a glossary has none.
pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let mut pages = suite.pages.iter();
    if !pages.any(|page| page.path == glossary::PAGE) {
        return Vec::new();
    }
    let checks = CHECKS.into_iter().map(|(name, check)| {
        trial(suite, name, everything, move |suite, session| {
            let site = suite.site().map_err(said)?;
            let with_terms = |page: &String| {
                let text = std::fs::read_to_string(site.join(page));
                text.is_ok_and(|text| text.contains("class=\"definitions\""))
            };
            let pages = everything(site)?;
            let one = pages.iter().find(|page| with_terms(page));
            let one = one.context("no page of the site defines a term that it links")?;
            let pages = Pages {
                site: suite.browser().map_err(said)?.address.clone(),
                one: one.clone(),
                other: one.clone(),
            };
            let problem = check(session, &pages)?;
            let problem = problem.map(|what| book::base::problem::Problem::of(&pages.one, what));
            Ok(Vec::from_iter(problem))
        })
    });
    checks.collect()
}

/// Waits until the definition is shown, or is not; says whether it then is as
/// wanted.
fn awaited(session: &Session, wanted: bool) -> Result<bool> {
    session.call("awaited", &[json!(BOX), json!(wanted), json!(PATIENCE)])
}

fn is_right(session: &Session, when: &str) -> Result<Option<String>> {
    let problem: String = session.call("definition", &[json!(TERM)])?;
    Ok((!problem.is_empty()).then(|| format!("{when}: {problem}")))
}

fn middle(session: &Session, selector: &str) -> Result<[f64; 2]> {
    session.call("middle", &[json!(selector)])
}

fn pointed_at(session: &Session, pages: &Pages) -> Result<Option<String>> {
    pages.open(session, WIDE)?;
    let before: Vec<String> = session.call("loaded", &[])?;
    let [left, top] = middle(session, TERM)?;
    session.point([left, top])?;
    step!(expect(
        awaited(session, true)?,
        "nothing comes where the pointer rests on a term",
    ));
    step!(is_right(session, "where the pointer rests on a term")?);
    let faults: Vec<String> = session.call("faultsNow", &[])?;
    step!(faults.into_iter().next());
    step!(expect(
        session.call::<Vec<String>>("loaded", &[])? == before,
        "showing what a term means loads something; the page has to bring it along",
    ));
    let inside: [f64; 2] = session.call("middle", &[json!(BOX)])?;
    session.point(inside)?;
    step!(expect(
        // Longer than it takes to go.
        !session.call::<bool>("awaited", &[json!(BOX), json!(false), json!(1_000)])?,
        "the definition goes where the pointer moves from the term into it",
    ));
    session.press(Key::Escape)?;
    step!(expect(
        awaited(session, false)?,
        "Escape does not take away what the pointer has brought",
    ));
    session.point([0.0, 0.0])?;
    let place = middle(session, TERM)?;
    session.point(place)?;
    step!(expect(
        awaited(session, true)?,
        "it does not come a second time"
    ));
    session.point([0.0, 0.0])?;
    Ok(expect(
        awaited(session, false)?,
        "the definition stays where the pointer has left the term",
    ))
}

fn by_keyboard(session: &Session, pages: &Pages) -> Result<Option<String>> {
    pages.open(session, WIDE)?;
    step!(reach(session, TERM)?);
    step!(expect(
        awaited(session, true)?,
        "nothing comes where a term has the focus",
    ));
    session.press(Key::Escape)?;
    step!(expect(
        awaited(session, false)?,
        "Escape does not take away what the focus has brought",
    ));
    step!(expect(
        session.call("isFocused", &[json!(TERM)])?,
        "Escape takes the focus away from the term",
    ));
    session.press(Key::Tab)?;
    step!(reach_back(session)?);
    step!(is_right(session, "where a term has the focus")?);
    session.press(Key::Enter)?;
    at_the_glossary(session, "Enter on a term does not lead to the glossary")
}

/// Whether the page that opens is the glossary; says `otherwise` if it is not.
fn at_the_glossary(session: &Session, otherwise: &str) -> Result<Option<String>> {
    session.call::<()>("settled", &[])?;
    Ok(expect(
        session
            .address()?
            .path()
            .ends_with("/appendices/glossary.html"),
        otherwise,
    ))
}

/// To the first term again.
fn reach_back(session: &Session) -> Result<Option<String>> {
    session.run(
        "document.activeElement.blur(); document.querySelector('main').focus();",
        &[],
    )?;
    reach(session, TERM)
}

fn touched(session: &Session, pages: &Pages) -> Result<Option<String>> {
    pages.open(session, NARROW)?;
    let place = middle(session, TERM)?;
    session.tap(place)?;
    step!(expect(
        awaited(session, true)?,
        "nothing comes where a finger touches a term",
    ));
    step!(is_right(session, "where a finger has touched a term")?);
    step!(expect(
        session.address()?.path().ends_with(&pages.one),
        "the first touch of a term leaves the page",
    ));
    session.tap([NARROW as f64 / 2.0, 2.0])?;
    step!(expect(
        awaited(session, false)?,
        "the definition stays where a finger touches something else",
    ));
    let place = middle(session, TERM)?;
    session.tap(place)?;
    step!(expect(
        awaited(session, true)?,
        "it does not come a second time"
    ));
    session.tap(place)?;
    at_the_glossary(
        session,
        "the second touch of a term does not lead to the glossary",
    )
}
