//! The search as a reader without a pointer uses it: what opens it, and can be
//! turned off; what leaves it, and leads back; and what its keys must not do.

use anyhow::Result;
use serde_json::json;

use crate::browser::keyboard::{Check, Pages, WIDE, expect, reach, step};
use crate::browser::search::Answer;
use crate::browser::session::Session;
use crate::browser::webdriver::Key;

/// Each with the name of its check.
pub const CHECKS: [(&str, Check); 3] = [
    ("finder/keys", keys),
    ("finder/left", left),
    ("finder/results", results),
];

const BUTTON: &str = "#search-toggle";
const FIELD: &str = "#search-input";
const SETTING: &str = "#search-shortcuts";

/// The keys that open it.
const KEYS: [char; 2] = ['/', 's'];

fn is_open(session: &Session) -> Result<bool> {
    session.call("isInView", &[json!(FIELD)])
}

fn is_focused(session: &Session, selector: &str) -> Result<bool> {
    session.call("isFocused", &[json!(selector)])
}

/// Keys that are single letters can be turned off, as WCAG 2.1.4 asks.
fn keys(session: &Session, pages: &Pages) -> Result<Option<String>> {
    pages.open(session, WIDE)?;
    step!(opens(session)?);
    session.press(KEYS[0])?;
    step!(reach(session, SETTING)?);
    session.press(' ')?;
    session.press(Key::Escape)?;
    step!(is_off(session)?);
    session.goto(&format!("{}/{}", pages.site, pages.other))?;
    step!(is_off(session)?);
    step!(reach(session, BUTTON)?);
    session.press(Key::Enter)?;
    step!(reach(session, SETTING)?);
    session.press(' ')?;
    session.press(Key::Escape)?;
    opens(session)
}

/// Both keys open the search, and Escape closes it.
fn opens(session: &Session) -> Result<Option<String>> {
    for key in KEYS {
        session.press(key)?;
        if !is_focused(session, FIELD)? {
            return Ok(Some(format!("the key {key} does not lead to the search")));
        }
        session.press(Key::Escape)?;
        step!(expect(
            !is_open(session)?,
            "Escape in the search does not close it"
        ));
    }
    Ok(None)
}

fn is_off(session: &Session) -> Result<Option<String>> {
    for key in KEYS {
        session.press(key)?;
        if is_open(session)? {
            return Ok(Some(format!(
                "the key {key} opens the search though {SETTING} was turned off; let that hold, \
                 on every page (WCAG 2.1.4)"
            )));
        }
    }
    let told: Option<String> =
        session.call("attribute", &[json!(BUTTON), json!("aria-keyshortcuts")])?;
    Ok(told.map(|keys| {
        format!("{BUTTON} says aria-keyshortcuts=\"{keys}\", and these keys were turned off")
    }))
}

/// Who leaves the search is where they were.
fn left(session: &Session, pages: &Pages) -> Result<Option<String>> {
    const LINK: &str = ".pages a";
    pages.open(session, WIDE)?;
    let focus = format!("document.querySelector({LINK:?}).focus();");
    session.run(&focus, &[])?;
    let scrolled = || session.run("return Math.round(scrollY);", &[]);
    let before = scrolled()?;
    step!(expect(
        before.as_i64() > Some(0),
        "the page is too short to see whether the search leads back to where it was",
    ));
    session.press(KEYS[0])?;
    step!(expect(
        is_focused(session, FIELD)?,
        "the key / does not lead to the search"
    ));
    session.press(Key::Escape)?;
    session.call::<()>("settled", &[])?;
    step!(expect(
        is_focused(session, LINK)?,
        "Escape in the search does not lead back to what had the focus before",
    ));
    let after = scrolled()?;
    Ok((before != after).then(|| {
        format!(
            "the page was scrolled to {before} px before the search opened, and to {after} px \
             after Escape; scroll back"
        )
    }))
}

/// On a result, an arrow to the side turns no page.
fn results(session: &Session, pages: &Pages) -> Result<Option<String>> {
    pages.open(session, WIDE)?;
    let turns = || session.call::<bool>("isInView", &[json!("body:has(.pages a[rel=next])")]);
    let mut page = &pages.one;
    if !turns()? {
        page = &pages.other;
        session.goto(&format!("{}/{page}", pages.site))?;
    }
    step!(expect(
        turns()?,
        "neither page has a next one, so that nothing is seen of ArrowRight"
    ));
    let longest = "const words = document.querySelector('main h1').textContent.split(/[^a-z]+/i);\
                   return words.sort((one, other) => other.length - one.length)[0];";
    let word = session.run(longest, &[])?;
    session.press(KEYS[0])?;
    for letter in word.as_str().unwrap_or_default().chars() {
        session.press(letter)?;
    }
    let answer: Answer = session.call("answer", &[])?;
    step!(expect(
        !answer.links.is_empty(),
        "the search does not find the longest word of the page's own title",
    ));
    session.press(Key::Down)?;
    step!(expect(
        is_focused(session, "#search-results a")?,
        "ArrowDown in the search does not lead to the first result",
    ));
    session.press(Key::Right)?;
    session.call::<()>("settled", &[])?;
    Ok(expect(
        session.address()?.path() == format!("/{page}"),
        "ArrowRight on a result of the search turns the page; leave the key alone there",
    ))
}
