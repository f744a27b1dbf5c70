//! What a reader does without a pointer: tabs, contents, themes, and the way
//! past all that to the text.

use anyhow::Result;
use serde::Deserialize;
use serde_json::json;

use crate::browser::session::Session;
use crate::browser::webdriver::Key;

/// How often Tab is pressed at most to get somewhere.
const MOST_TABS: usize = 300;

/// The widths of a laptop and of a phone.
pub const WIDE: u32 = 1280;
const NARROW: u32 = 390;

/// A check on the pages at these addresses, the site's own first; both pages
/// have tabs.
pub type Check = fn(&Session, &Pages) -> Result<Option<String>>;

/// Each with the name of its check. It gives the first thing that goes wrong.
pub const CHECKS: [(&str, Check); 5] = [
    ("keyboard/tabs", tabs),
    ("keyboard/contents", contents),
    ("keyboard/parts", parts),
    ("keyboard/theme", theme),
    ("keyboard/skip-link", skip_link),
];

/// Two pages with tabs, and the address of the site that they are on.
pub struct Pages {
    pub site: String,
    pub one: String,
    pub other: String,
}

impl Pages {
    pub fn open(&self, session: &Session, width: u32) -> Result<()> {
        session.open_fresh(&self.site, &self.one)?;
        session.width(width)?;
        session.call("settled", &[])
    }
}

/// Presses Tab until the focus is on `selector`; says so if it never is.
pub fn reach(session: &Session, selector: &str) -> Result<Option<String>> {
    for _ in 0..MOST_TABS {
        session.press(Key::Tab)?;
        if session.call("isFocused", &[json!(selector)])? {
            return focus_is_seen(session);
        }
    }
    Ok(Some(format!(
        "the Tab key does not lead to `{selector}`; let it take the focus"
    )))
}

/// The focus has to be somewhere, and where a reader sees it.
fn focus_is_seen(session: &Session) -> Result<Option<String>> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Focus {
        place: String,
        in_view: bool,
    }
    let focus: Focus = session.call("focus", &[])?;
    Ok(if focus.place == "body" {
        Some("the focus is lost; put it where the reader goes on".to_owned())
    } else {
        (!focus.in_view).then(|| format!("the focus is on {}, which is not in view", focus.place))
    })
}

/// Goes on to the next step, or returns what is wrong.
macro_rules! step {
    ($step:expr) => {
        if let Some(problem) = $step {
            return Ok(Some(problem));
        }
    };
}

pub(super) use step;

/// What is wrong unless `holds`.
pub fn expect(holds: bool, problem: &str) -> Option<String> {
    (!holds).then(|| problem.to_owned())
}

fn tabs(session: &Session, pages: &Pages) -> Result<Option<String>> {
    #[derive(Deserialize)]
    struct Tab {
        language: String,
        alone: bool,
    }
    let read = || session.call::<Vec<Tab>>("tabs", &[]);
    pages.open(session, WIDE)?;
    let before = read()?;
    let was = before.first().map(|tab| tab.language.clone());
    step!(expect(was.is_some(), "its listings have no tabs"));
    step!(reach(session, "a[href='#content']")?);
    session.press(Key::Enter)?;
    step!(reach(session, "[role=tab]")?);
    session.press(Key::Right)?;
    session.call::<()>("settled", &[])?;
    let address = session.address()?;
    step!(expect(
        address.path() == format!("/{}", pages.one),
        "ArrowRight on a tab turns the page; stop the key there",
    ));
    step!(expect(
        session.call("isFocused", &[json!("[role=tab][aria-selected=true]")])?,
        "ArrowRight on a tab does not move the focus to the tab that it chooses",
    ));
    step!(focus_is_seen(session)?);
    let chosen = read()?;
    let language = chosen.first().map(|tab| tab.language.clone());
    step!(expect(
        language != was,
        "ArrowRight on a tab does not choose the next one"
    ));
    step!(expect(
        chosen.iter().all(|tab| tab.alone),
        "the panel that is shown is not that of the chosen tab alone",
    ));
    session.goto(&format!("{}/{}", pages.site, pages.other))?;
    let kept = read()?;
    Ok(expect(
        kept.first().map(|tab| tab.language.clone()) == language,
        "another page does not keep the language that was chosen",
    ))
}

fn contents(session: &Session, pages: &Pages) -> Result<Option<String>> {
    const BUTTON: &str = "#contents-toggle";
    pages.open(session, NARROW)?;
    step!(reach(session, BUTTON)?);
    let is = |open: bool| -> Result<Option<String>> {
        let told: Option<String> =
            session.call("attribute", &[json!(BUTTON), json!("aria-expanded")])?;
        let seen: bool = session.call("isInView", &[json!("#contents a")])?;
        let state = if open { "open" } else { "closed" };
        let told = told.unwrap_or_default();
        if told != open.to_string() {
            return Ok(Some(format!(
                "the contents should be {state}, and their button says aria-expanded=\"{told}\""
            )));
        }
        if seen != open {
            let seen = if seen { "seen" } else { "not seen" };
            return Ok(Some(format!(
                "the button says that the contents are {state}, and they are {seen}"
            )));
        }
        focus_is_seen(session)
    };
    let press = |key: Key| -> Result<()> {
        session.press(key)?;
        session.call("settled", &[])
    };
    step!(is(false)?);
    press(Key::Enter)?;
    step!(is(true)?);
    let faults: Vec<String> = session.call("faultsNow", &[])?;
    step!(faults.into_iter().next());
    press(Key::Enter)?;
    step!(is(false)?);
    press(Key::Enter)?;
    press(Key::Tab)?;
    step!(is(true)?);
    press(Key::Escape)?;
    is(false)
}

fn parts(session: &Session, pages: &Pages) -> Result<Option<String>> {
    const CLOSED: &str = "#contents details:not([open]) > summary";
    const OPENED: &str = "#contents details[open] > summary";
    pages.open(session, WIDE)?;
    step!(reach(session, CLOSED)?);
    session.press(Key::Enter)?;
    step!(expect(
        session.call("isFocused", &[json!(OPENED)])?,
        "Enter does not open a part of the contents, or it takes the focus away",
    ));
    session.press(Key::Enter)?;
    step!(expect(
        session.call("isFocused", &[json!(CLOSED)])?,
        "Enter does not close a part of the contents, or it takes the focus away",
    ));
    session.press(Key::Enter)?;
    session.press(Key::Tab)?;
    step!(expect(
        session.call("isFocused", &[json!("#contents details[open] a")])?,
        "Tab does not lead from the name of an open part to its pages",
    ));
    focus_is_seen(session)
}

fn theme(session: &Session, pages: &Pages) -> Result<Option<String>> {
    pages.open(session, WIDE)?;
    step!(reach(session, "#theme")?);
    // The list goes to the entry that begins with the letter.
    session.press('n')?;
    session.call::<()>("settled", &[])?;
    step!(expect(
        session.call("isFocused", &[json!("#theme")])?,
        "choosing a theme takes the focus away",
    ));
    let navy = || session.call::<bool>("isInView", &[json!("html.navy body")]);
    step!(expect(
        navy()?,
        "the letter n in the list of themes does not choose Navy"
    ));
    session.goto(&format!("{}/{}", pages.site, pages.other))?;
    Ok(expect(
        navy()?,
        "another page does not keep the theme that was chosen",
    ))
}

fn skip_link(session: &Session, pages: &Pages) -> Result<Option<String>> {
    pages.open(session, WIDE)?;
    session.press(Key::Tab)?;
    step!(expect(
        session.call("isFocused", &[json!("a[href='#content']")])?,
        "the first press of Tab does not lead to the link to the text",
    ));
    step!(focus_is_seen(session)?);
    session.press(Key::Enter)?;
    session.call::<()>("settled", &[])?;
    session.press(Key::Tab)?;
    step!(expect(
        session.call("isFocused", &[json!("main *")])?,
        "after the link to the text, Tab does not go on in the text",
    ));
    focus_is_seen(session)
}
