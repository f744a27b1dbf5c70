//! Both languages side by side, for those who want them so: the choice by
//! keyboard, and what becomes of it on another page, in a narrow window and
//! where nothing can be stored.

use crate::browser::webdriver::Key;
use anyhow::Result;
use serde_json::json;

use crate::browser::keyboard::{Check, Pages, WIDE, expect, reach, step};
use crate::browser::page::BESIDE;
use crate::browser::session::Session;

/// Each with the name of its check.
pub const CHECKS: [(&str, Check); 3] = [
    ("beside/chosen", chosen),
    ("beside/kept", kept),
    ("beside/not-stored", not_stored),
];

/// The button above each program in two languages.
const BUTTON: &str = "button.side-by-side";
const PRESSED: &str = "button.side-by-side[aria-pressed=true]";

/// Makes `localStorage` one that is full.
const FULL: &str =
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }";

/// Whether all figures of the page show both, or none of them.
fn are_beside(session: &Session) -> Result<Option<bool>> {
    let all: Vec<bool> = session.call("areBeside", &[])?;
    let first = all.first().copied();
    Ok(first.filter(|first| all.iter().all(|one| one == first)))
}

fn choose(session: &Session, pages: &Pages) -> Result<Option<String>> {
    pages.open(session, BESIDE)?;
    step!(reach(session, BUTTON)?);
    session.press(Key::Enter)?;
    session.call::<()>("settled", &[])?;
    Ok(expect(
        are_beside(session)? == Some(true),
        "Enter on “Side by side” does not show both languages in every figure",
    ))
}

fn chosen(session: &Session, pages: &Pages) -> Result<Option<String>> {
    step!(choose(session, pages)?);
    step!(expect(
        session.call("isFocused", &[json!(PRESSED)])?
            && session.call("isInView", &[json!(PRESSED)])?,
        "after “Side by side”, the focus is not on its button, in view and with aria-pressed",
    ));
    let faults: Vec<String> = session.call("faultsNow", &[])?;
    step!(faults.into_iter().next());
    session.width(WIDE)?;
    session.call::<()>("settled", &[])?;
    step!(expect(
        are_beside(session)? == Some(false) && session.call("isInView", &[json!("[role=tab]")])?,
        "where there is no room for both languages, tabs do not come back",
    ));
    step!(expect(
        !session.call::<bool>("isInView", &[json!(BUTTON)])?,
        "where there is no room for it, “Side by side” is still offered",
    ));
    session.width(BESIDE)?;
    session.call::<()>("settled", &[])?;
    Ok(expect(
        are_beside(session)? == Some(true),
        "with room again, the languages do not stand side by side again",
    ))
}

fn kept(session: &Session, pages: &Pages) -> Result<Option<String>> {
    step!(choose(session, pages)?);
    session.goto(&format!("{}/{}", pages.site, pages.other))?;
    session.call::<()>("settled", &[])?;
    step!(expect(
        are_beside(session)? == Some(true),
        "another page does not keep “Side by side”",
    ));
    let moved: Vec<String> = session.call("moved", &[])?;
    let moved = moved.into_iter().next();
    step!(moved.map(|what| format!(
        "{what} while a page loads that stands side by side; keep its room free in \
         theme/figures.css"
    )));
    step!(reach(session, BUTTON)?);
    session.press(Key::Enter)?;
    session.goto(&format!("{}/{}", pages.site, pages.one))?;
    session.call::<()>("settled", &[])?;
    Ok(expect(
        are_beside(session)? == Some(false),
        "another page does not keep it that “Side by side” was taken back",
    ))
}

fn not_stored(session: &Session, pages: &Pages) -> Result<Option<String>> {
    pages.open(session, BESIDE)?;
    session.run(FULL, &[])?;
    step!(reach(session, BUTTON)?);
    session.press(Key::Enter)?;
    session.call::<()>("settled", &[])?;
    Ok(expect(
        are_beside(session)? == Some(true),
        "“Side by side” does nothing where the browser stores nothing",
    ))
}
