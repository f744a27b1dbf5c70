//! Whether what a chart of decisions says of a way is of that way: the code that
//! it names stands in the listing that shows it, and the values that speak for
//! it are of the cases that its words name.

use anyhow::{Result, anyhow, bail};

use crate::base::files;
use crate::base::names::nearest;
use crate::model::book::Book;
use crate::model::chart::End;
use crate::model::listing::{COUNTERPART, SOURCE};
use crate::model::samples::distinct;
use crate::pages::value;

/// Who measured a value in Rust.
const RUST: &str = "Rust";

/// What a sentence calls the other language.
const PYTHON: [&str; 2] = ["python", "asyncio"];

/// Both texts of a way name code, and it stands in its listing and in the
/// counterpart.
///
/// # Errors
///
/// When one names none, or code that is not there.
pub fn shown(book: &Book, end: &End) -> Result<()> {
    let listing = book.listing(&end.listing)?;
    let file = |listing: &str, file: &str| format!("listings/{listing}/{file}");
    let source = file(&listing.name, SOURCE);
    names_code(
        "rust",
        &end.rust,
        &source,
        &files::read(&book.root.join(&source))?,
    )?;
    let other = match &end.counterpart {
        Some(other) => book.listing(other)?,
        None => listing,
    };
    if other.metadata.counterpart.is_none() {
        bail!(
            "`{}` has no counterpart; name as `counterpart` a listing whose own shows the way in \
             Python",
            other.name
        );
    }
    let counterpart = file(&other.name, COUNTERPART);
    let text = files::read(&book.root.join(&counterpart))?;
    names_code("python", &end.python, &counterpart, &text)
}

/// `words` name code, which stands in `text`, the text of `file`.
fn names_code(field: &str, words: &str, file: &str, text: &str) -> Result<()> {
    let code: Vec<&str> = words.split('`').skip(1).step_by(2).collect();
    if code.is_empty() {
        bail!("`{field}` names no code; put a name that {file} uses between backticks: {words}");
    }
    let missing = code.into_iter().find(|code| !stands(code, text));
    missing.map_or(Ok(()), |code| {
        let names = distinct(text.split(|letter| !is_of_name(letter)));
        Err(anyhow!(
            "`{field}` names `{code}`, and {file} does not{}",
            nearest(code, names.into_iter().filter(|name| name.len() > 2))
        ))
    })
}

/// Whether `code` stands in `text`, and not as a part of another name.
fn stands(code: &str, text: &str) -> bool {
    text.match_indices(code).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + code.len()..].chars().next();
        ![before, after].into_iter().flatten().any(is_of_name)
    })
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// `because` with its values: each is of a case that the words before it name,
/// or else the way does, and one in Rust is of the way's own.
///
/// # Errors
///
/// When a value is not there or is of another case.
pub fn measured(book: &Book, end: &End) -> Result<String> {
    if !end.because.contains('{') {
        bail!(
            "`because` has no value; put one in braces, as in {{name/quantity/by/case}}: {}",
            end.because
        );
    }
    of_the_way(end, |key| {
        let (name, key) = key.split_once('/').unwrap_or((key, ""));
        let samples = book.measurement(name)?.samples()?;
        let mut measured = Vec::new();
        for series in value::series(book.measurement(name)?, key)? {
            let alike = samples
                .of(&series.quantity)
                .filter(|other| other.by == series.by);
            measured.push(Measured {
                by: series.by.clone(),
                case: series.case.clone(),
                cases: distinct(alike.map(|other| other.case.clone())),
            });
        }
        Ok(measured)
    })?;
    value::filled(&end.because, |key| {
        let (name, key) = key.split_once('/').unwrap_or((key, ""));
        // A number stays beside its unit.
        Ok(value::joined(&value::value(book.measurement(name)?, key)?))
    })
}

/// What a value is of.
#[derive(Debug, Clone)]
struct Measured {
    /// Rust, or a Python.
    by: String,
    case: String,
    /// All cases of which there is such a value.
    cases: Vec<String>,
}

fn of_the_way(end: &End, find: impl Fn(&str) -> Result<Vec<Measured>>) -> Result<()> {
    let mut has_own = false;
    let mut cases = Vec::new();
    let mut rest = end.because.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let (key, after) = after
            .split_once('}')
            .ok_or_else(|| anyhow!("a brace is not closed in: {}", end.because))?;
        rest = after;
        for measured in find(key)? {
            let is_rust = measured.by == RUST;
            let says_python = words(before)
                .iter()
                .any(|word| PYTHON.contains(&word.as_str()));
            if is_rust == says_python {
                bail!(
                    "{{{key}}} is of {}, and the words before it say {}: {before}",
                    measured.by,
                    if says_python {
                        "Python"
                    } else {
                        "nothing of Python"
                    }
                );
            }
            let way = if is_rust { &end.rust } else { &end.python };
            let own = best_named(way, &measured.cases);
            let mut named = best_named(before, &measured.cases);
            if named.is_empty() {
                named.clone_from(&own);
            }
            if !named.contains(&measured.case.as_str()) {
                bail!(
                    "{{{key}}} is of the case `{}`, and the words before it, or else the way, name \
                     {}; take a value of that, or say whose it is",
                    measured.case,
                    listed(&named)
                );
            }
            if is_rust {
                has_own |= own.contains(&measured.case.as_str());
                cases = measured.cases;
            }
        }
    }
    if !has_own {
        bail!(
            "no value in `because` is of the way `{}`, which names {}; the cases are: {}",
            end.rust,
            listed(&best_named(&end.rust, &cases)),
            cases.join(" – ")
        );
    }
    Ok(())
}

fn listed(cases: &[&str]) -> String {
    match cases {
        [] => "no case of that measurement".to_owned(),
        cases => format!("`{}`", cases.join("` or `")),
    }
}

/// Those of the cases of whose words the most stand in `text`; none if there
/// are none of any.
fn best_named<'a>(text: &str, cases: &'a [String]) -> Vec<&'a str> {
    let said = words(text);
    let count = |case: &str| {
        let is_said = |word: &&String| said.iter().any(|said| said.starts_with(word.as_str()));
        words(case).iter().filter(is_said).count()
    };
    let most = cases.iter().map(|case| count(case)).max().unwrap_or(0);
    let best = cases.iter().filter(|case| most > 0 && count(case) == most);
    best.map(String::as_str).collect()
}

/// The words of a text, in small letters and in the singular. Those of one
/// letter or two say nothing.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let words = words
        .filter(|word| word.chars().count() > 2)
        .map(str::to_lowercase);
    words.map(|word| singular(&word).to_owned()).collect()
}

fn singular(word: &str) -> &str {
    match word.strip_suffix("sses") {
        Some(_) => &word[..word.len() - 2],
        None if word.ends_with("ss") => word,
        None => word.strip_suffix('s').unwrap_or(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "use std::thread;\nlet set: JoinSet<u8> = thread::scope(spawn_scoped);\n";

    #[test]
    fn code_stands_in_the_text_as_a_name_of_its_own() {
        let says = |words: &str| {
            names_code("rust", words, "main.rs", SOURCE)
                .map_or_else(|error| error.to_string(), |()| String::new())
        };
        assert_eq!(says("tasks in a `JoinSet`, and `thread::scope`"), "");
        assert_eq!(
            says("a thread for each"),
            "`rust` names no code; put a name that main.rs uses between backticks: a thread for each"
        );
        assert!(says("`spawn`").starts_with("`rust` names `spawn`, and main.rs does not"));
        assert!(says("a `JoinSte`").ends_with("; did you mean `JoinSet`?"));
    }

    fn said(rust: &str, because: &str) -> String {
        let cases = [
            "processes, pipe",
            "processes, local socket",
            "tasks, queue",
            "async, one",
        ];
        let cases = cases.map(str::to_owned);
        let end = End {
            rust: rust.to_owned(),
            python: "a `TaskGroup`, with a queue".to_owned(),
            page: String::new(),
            listing: String::new(),
            counterpart: None,
            because: because.to_owned(),
            unless: String::new(),
        };
        let find = |key: &str| {
            let (by, case) = key.split_once('/').unwrap();
            Ok(vec![Measured {
                by: by.to_owned(),
                case: case.to_owned(),
                cases: cases.to_vec(),
            }])
        };
        of_the_way(&end, find).map_or_else(|error| error.to_string(), |()| String::new())
    }

    #[test]
    fn a_value_is_of_the_case_that_the_way_names() {
        let rust = "a process behind a pipe";
        assert_eq!(said(rust, "It takes {Rust/processes, pipe}."), "");
        assert_eq!(
            said(rust, "It takes {Rust/processes, local socket}."),
            "{Rust/processes, local socket} is of the case `processes, local socket`, and the words \
             before it, or else the way, name `processes, pipe`; take a value of that, or say whose \
             it is"
        );
        let said = said(
            "a thread",
            "Over a socket it takes {Rust/processes, local socket}.",
        );
        assert!(
            said.starts_with("no value in `because` is of the way `a thread`"),
            "{said}"
        );
    }

    #[test]
    fn other_values_are_of_the_cases_that_the_sentence_names() {
        let rust = "a process behind a pipe";
        let because = "It takes {Rust/processes, pipe}, an async loop {Rust/async, one}.";
        assert_eq!(said(rust, because), "");
        let because = "It takes {Rust/processes, pipe}, a socket {Rust/async, one}.";
        assert!(said(rust, because).contains("name `processes, local socket`; take a value of"));
    }

    #[test]
    fn a_value_of_python_is_said_to_be_one() {
        let rust = "tasks with a queue";
        let because = "It takes {Rust/tasks, queue}, in Python {Python 3.14/tasks, queue}.";
        assert_eq!(said(rust, because), "");
        let because = "It takes {Rust/tasks, queue}, in `asyncio` {Rust/tasks, queue}.";
        assert!(said(rust, because).contains("is of Rust, and the words before it say Python"));
        let because = "It takes {Rust/tasks, queue}, and there {Python 3.14/tasks, queue}.";
        assert!(
            said(rust, because).contains("is of Python 3.14, and the words before it say nothing")
        );
    }

    #[test]
    fn words_are_compared_in_the_singular() {
        let cases = ["processes".to_owned(), "class, one".to_owned()];
        assert_eq!(best_named("a `ProcessPoolExecutor`", &cases), ["processes"]);
        assert_eq!(best_named("classes", &cases), ["class, one"]);
        assert_eq!(best_named("nothing", &cases), [""; 0]);
    }
}
