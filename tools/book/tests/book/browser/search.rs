//! What somebody who knows Python types into the search, and the pages that
//! have to be among the first results.

use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;

use crate::browser::session::Session;

/// Among how many results a page has to be.
const FIRST: usize = 3;

const WIDTH: u32 = 1280;

/// What is typed, and the page that answers it.
const TERMS: [(&str, &str); 10] = [
    ("gather", "async/many-at-once"),
    ("as_completed", "threads/a-pool-of-workers"),
    ("ThreadPoolExecutor", "threads/a-pool-of-workers"),
    ("multiprocessing", "processes/where-multiprocessing-went"),
    ("Semaphore", "async/shared-state-and-queues"),
    ("GIL", "introduction/what-the-gil-did"),
    ("run_in_executor", "async/do-not-block-the-loop"),
    ("shield", "async/time-outs-and-cancellation"),
    ("asyncio.Queue", "async/shared-state-and-queues"),
    ("subinterpreter", "isolates/what-a-subinterpreter-gives-you"),
];

/// Everything that is wrong with the search of the site at this address.
pub fn check(session: &Session, site: &str) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    for (term, page) in TERMS {
        session.open_fresh(site, "index.html")?;
        session.width(WIDTH)?;
        session.press('/')?;
        if !session.call("isFocused", &[json!("#search-input")])? {
            return Ok(vec!["the key / does not lead to the search".to_owned()]);
        }
        for letter in term.chars() {
            session.press(letter)?;
        }
        let found: Vec<String> = session.call("found", &[])?;
        if term == TERMS[0].0 {
            problems.extend(session.call::<Vec<String>>("faultsNow", &[])?);
        }
        let wanted = format!("{site}/{page}.html");
        let first = &found[..FIRST.min(found.len())];
        if !first
            .iter()
            .any(|link| link.split('#').next() == Some(&*wanted))
        {
            problems.push(format!(
                "`{term}` has to find src/{page}.md among the first {FIRST} results, and these \
                 are: {}; say the word in a heading of that page",
                first.join(", ").replace(&format!("{site}/"), "")
            ));
        }
        if let Some(result) = first.first() {
            problems.extend(lands(session, term, result)?);
        }
    }
    Ok(problems)
}

/// What is wrong with where the first result of a search leads.
fn lands(session: &Session, term: &str, result: &str) -> Result<Option<String>> {
    session.press(Key::Enter)?;
    session.call::<()>("settled", &[])?;
    let address = session.address()?;
    if address.as_str() != result {
        return Ok(Some(format!(
            "Enter in the search for `{term}` leads to {}, and the first result to {result}",
            address.as_str()
        )));
    }
    let target = match address.fragment() {
        Some(id) => format!("[id='{id}']"),
        None => "main h1".to_owned(),
    };
    let seen: bool = session.call("isInView", &[json!(target)])?;
    Ok(
        (!seen)
            .then(|| format!("`{term}` leads to {result}, and its heading is not in view there")),
    )
}
