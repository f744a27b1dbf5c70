//! What nobody types but by mistake, or to see what comes: in other letters,
//! with more around it, of signs alone, or without an end. What is found is the
//! same, or else a sentence says why nothing is.

use anyhow::Result;
use book::base::problem::Problem;
use serde_json::json;

use crate::browser::search::{Answer, SEARCH, SHOWN, answers};
use crate::browser::session::Session;

/// The width of a phone.
const NARROW: u32 = 390;

/// What finds nothing, and some of what is said then.
const NOTHING: [(&str, &str); 9] = [
    ("?", "signs alone"),
    ("&[]<>::()", "signs alone"),
    ("🦀 🐍", "signs alone"),
    ("the", "“the” is too common to search for. Add a name"),
    (
        "is it",
        "“is” and “it” are too common to search for. Add a name",
    ),
    ("  THE\u{a0}", "“THE” is too common to search for"),
    ("qzxqzx", "“qzxqzx”. Try fewer letters of it, or a name"),
    ("<qzx>qzxqzx</qzx>", "Try fewer letters"),
    ("\"'`${qzx}\\", "Try fewer letters"),
];

/// More letters than anybody types, but not than somebody pastes.
const LONG: usize = 10_000;

/// Everything that is wrong with such queries, made of these terms; `few` of
/// them are asked in other letters.
pub fn check(session: &Session, terms: &[&str], few: &[&str]) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for term in few {
        problems.extend(same_in_other_clothes(session, term)?);
    }
    problems.extend(finds_nothing(session)?);
    problems.extend(long(session, terms)?);
    Ok(problems)
}

/// What is wrong if a term finds something else in capitals, between spaces, or
/// as one of several lines that are pasted.
fn same_in_other_clothes(session: &Session, typed: &str) -> Result<Vec<Problem>> {
    let padded = format!("  \t{typed}\u{a0} ");
    let (upper, lower) = (typed.to_uppercase(), typed.to_lowercase());
    let plain = &answers(session, &[typed])?[0].links;
    let mut others = Vec::new();
    for other in [padded, upper, lower] {
        let answer = answers(session, &[&other])?.remove(0);
        others.push((other, answer));
    }
    let pasted = format!("{typed}\n{typed}");
    let answer: Answer = session.call("pasted", &[json!(pasted)])?;
    let mut problems = Vec::new();
    for (other, answer) in others {
        if answer.links != *plain {
            let what = format!("`{other}` finds something else than `{typed}`");
            problems.push(Problem::of(SEARCH, what));
        }
    }
    if answer.links.first() != plain.first() {
        let what = format!("two lines that are pasted, both `{typed}`, find something else");
        problems.push(Problem::of(SEARCH, what).cure("let a line's end part two words"));
    }
    Ok(problems)
}

/// What is wrong with the answers to [`NOTHING`].
fn finds_nothing(session: &Session) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    let answers = answers(session, &NOTHING.map(|(query, _)| query))?;
    for ((query, why), answer) in NOTHING.into_iter().zip(answers) {
        let is_said = answer.status.starts_with("Nothing is found") && answer.status.contains(why);
        if let Some(link) = answer.links.first() {
            let what = format!("`{query}` finds {link}");
            problems.push(Problem::of(SEARCH, what).cure(format!("say: {why}")));
        } else if !is_said {
            let what = format!(
                "nothing is found for `{query}`, and what is said is “{}”",
                answer.status
            );
            problems.push(Problem::of(SHOWN, what).cure(format!("say: {why}")));
        }
        for element in answer.strange {
            let what = format!("after a search for `{query}`, the results hold {element}");
            let cure = "put what is typed into the page as text";
            problems.push(Problem::of(SHOWN, what).cure(cure));
        }
    }
    Ok(problems)
}

/// What is wrong with the answer to a query that is very long: one word without
/// an end, and a term with much behind it.
fn long(session: &Session, terms: &[&str]) -> Result<Vec<Problem>> {
    let word = "q".repeat(LONG);
    let filled = terms.iter().cycle();
    let mut many = String::new();
    for term in filled {
        many += term;
        many.push(' ');
        if many.len() > LONG {
            break;
        }
    }
    let mut problems = Vec::new();
    session.width(NARROW)?;
    let answers = answers(session, &[&word, &many])?;
    for answer in &answers {
        if !answer.sideways.is_empty() {
            problems.push(Problem::of("theme/book.css", &answer.sideways));
        }
    }
    if answers
        .iter()
        .any(|answer| answer.status.chars().count() > 300)
    {
        let what = format!("{LONG} letters are repeated as a whole in what is said of them");
        problems.push(Problem::of(SHOWN, what).cure("cut what is quoted"));
    }
    if answers[1].links.is_empty() {
        let what = format!("all terms at once, {LONG} letters, find nothing");
        problems.push(Problem::of(SEARCH, what));
    }
    Ok(problems)
}
