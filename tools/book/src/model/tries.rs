//! What lies in the folder `tries` of a listing: its program, or the
//! counterpart, with one change, and what came of it.

use std::path::Path;

use anyhow::Result;

use crate::base::problem::Problem;
use crate::base::{folders, names};
use crate::model::contract::{Kind, Order};
use crate::model::metadata::{Metadata, Try};

/// The folder.
pub const FOLDER: &str = "tries";

/// What stands behind the name of a try where its test is recorded.
const OF_TEST: &str = ".test.txt";

/// What a try changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// The program.
    Rust,
    /// The counterpart.
    Python,
}

impl Language {
    /// How the name of a file ends, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Language::Rust => "rs",
            Language::Python => "py",
        }
    }
}

/// `tries/<name>.rs` or `tries/<name>.py`.
pub fn source(name: &str, language: Language) -> String {
    format!("{FOLDER}/{name}.{}", language.extension())
}

/// `tries/<name>.txt`: what the program printed, or the compiler's message.
pub fn said(name: &str) -> String {
    format!("{FOLDER}/{name}.txt")
}

/// `tries/<name>.test.txt`: how the test failed.
pub fn failure(name: &str) -> String {
    format!("{FOLDER}/{name}{OF_TEST}")
}

/// The languages in which the listing in `dir` has a try called `name`.
pub fn languages(dir: &Path, name: &str) -> Vec<Language> {
    let is_there = |language: &Language| dir.join(source(name, *language)).is_file();
    let all = [Language::Rust, Language::Python];
    all.into_iter().filter(is_there).collect()
}

/// Whether `name` can be that of a try: lower-case letters, digits and single
/// underscores, as a function has them.
pub fn is_name(name: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(is_letter)
        && !name.contains("__")
        && !name.ends_with('_')
}

/// The table of a try, as a manifest has it.
pub fn table(name: &str) -> String {
    format!("[package.metadata.listing.tries.{name}]")
}

/// Whether the tries in the folder of a listing are those that its metadata
/// name, and whether what they say of each can be. A message calls the manifest
/// `shown`.
///
/// # Errors
///
/// When they are not; the problem names the try and the cure.
pub fn check(dir: &Path, metadata: &Metadata, shown: &str) -> Result<()> {
    for (name, says) in &metadata.tries {
        if let Some((what, cure)) = contradiction(dir, metadata, name, says) {
            let what = format!("{}: {what}", table(name));
            return Err(Problem::of(shown, what).cure(cure).into());
        }
    }
    let folder = dir.join(FOLDER);
    if !folder.is_dir() {
        return Ok(());
    }
    for path in folders::entries(&folder)? {
        let file = names::file_name(&path);
        let is_source = [Language::Rust, Language::Python]
            .iter()
            .find_map(|language| file.strip_suffix(&format!(".{}", language.extension())));
        if let Some(name) = is_source {
            if !metadata.tries.contains_key(name) {
                let what = format!("{FOLDER}/{file} is tried nowhere");
                let cure = format!("add {}, or delete the file", table(name));
                return Err(Problem::of(shown, what).cure(cure).into());
            }
            continue;
        }
        if !metadata
            .tries
            .iter()
            .any(|(name, says)| records(name, says).contains(&format!("{FOLDER}/{file}")))
        {
            let what = format!("nothing checks the file {FOLDER}/{file} beside it");
            return Err(Problem::of(shown, what).cure("delete it").into());
        }
    }
    Ok(())
}

/// The files that are recorded of a try.
fn records(name: &str, says: &Try) -> Vec<String> {
    let mut files = Vec::new();
    if says.prints() {
        files.push(said(name));
    }
    if says.test.is_some() {
        files.push(failure(name));
    }
    files
}

/// What cannot be of what is said of a try, and the cure.
fn contradiction(
    dir: &Path,
    metadata: &Metadata,
    name: &str,
    says: &Try,
) -> Option<(String, String)> {
    let problem = |what: &str, cure: &str| Some((what.to_owned(), cure.to_owned()));
    if !is_name(name) {
        return problem(
            "a name has lower-case letters, digits and single underscores",
            "choose another one",
        );
    }
    let language = match languages(dir, name)[..] {
        [language] => language,
        [] => {
            return problem(
                &format!("{FOLDER}/{name}.rs is missing"),
                &format!("write it, or {FOLDER}/{name}.py, or take out the table"),
            );
        }
        _ => {
            return problem(
                &format!("{FOLDER} has a {name}.rs and a {name}.py"),
                "give one of them a table and a name of its own",
            );
        }
    };
    let contract = says.ends.is_some() || says.output.is_some() || says.order.is_some();
    if says.fails.is_some() && (says.test.is_some() || contract || says.silent_ms.is_some()) {
        return problem(
            "what does not compile neither runs nor is tested",
            "let `fails` stand alone",
        );
    }
    if says.test.is_none() && (says.test_ends.is_some() || says.message.is_some()) {
        return problem(
            "`test-ends` and `message` say how a test fails, and none is named",
            "add `test = \"tests::…\"`",
        );
    }
    if says.test.is_some() && contract && says.ends.is_none() {
        return problem(
            "beside `test`, the program runs only where `ends` says how it ends",
            "add `ends`, or take out `output` and `order`",
        );
    }
    if language == Language::Python && (says.fails.is_some() || says.test.is_some()) {
        return problem(
            "`fails` and `test` are of Rust, and this is a counterpart",
            "say with `ends` how it ends",
        );
    }
    if language == Language::Python && metadata.counterpart.is_none() {
        return problem("the listing has no counterpart", "delete the try");
    }
    let own = match (language, &metadata.counterpart) {
        (Language::Python, Some(counterpart)) => counterpart.output,
        _ => None,
    };
    if says.order.is_some_and(|order| order != Order::Kept)
        && says.output.or(own).unwrap_or(metadata.output) != Kind::Timed
    {
        return problem(
            "`order` goes with `output = \"timed\"`",
            "`any-order` needs none",
        );
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_that_of_a_function() {
        for name in ["a", "without_lock", "capacity_1"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "_a", "a_", "a__b", "A", "a-b", "1a", "a.test", "ä"] {
            assert!(!is_name(name), "{name}");
        }
    }
}
