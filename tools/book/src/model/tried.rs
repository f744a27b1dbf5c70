//! A try of a listing: what it changes, under which rules it runs, and whether
//! what came of it can be seen.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use anyhow::{Context, Result, bail};
use regex::Regex;

use crate::base::names::nearest;
use crate::base::problem::Problem;
use crate::model::contract::{Contract, Kind, normalise};
use crate::model::listing::{COUNTERPART, COUNTERPART_OUTPUT, Listing, OUTPUT, SOURCE};
use crate::model::metadata::{Counterpart, Message, TestEnds, Try};
use crate::model::timing;
use crate::model::tries::{self, Language};

/// A program of a listing with one change.
#[derive(Debug, Clone, Copy)]
pub struct Tried<'a> {
    /// Of which listing.
    pub listing: &'a Listing,
    /// The file stem in `tries/`.
    pub name: &'a str,
    /// What the metadata say of it.
    pub says: &'a Try,
    /// Whether it changes the program or the counterpart.
    pub language: Language,
}

impl<'a> Tried<'a> {
    /// The tries of `listing`, by name.
    pub fn all(listing: &'a Listing) -> Vec<Self> {
        let tries = listing.metadata.tries.iter();
        tries
            .filter_map(|(name, says)| {
                let language = *tries::languages(&listing.dir, name).first()?;
                Some(Tried {
                    listing,
                    name,
                    says,
                    language,
                })
            })
            .collect()
    }

    /// The one called `name`.
    ///
    /// # Errors
    ///
    /// When there is none; the message names the nearest.
    pub fn of(listing: &'a Listing, name: &str) -> Result<Self> {
        let all = Tried::all(listing);
        if let Some(tried) = all.iter().find(|tried| tried.name == name) {
            return Ok(*tried);
        }
        bail!(
            "`{}` has no try `{name}`{}",
            listing.name,
            nearest(name, all.iter().map(|tried| tried.name))
        )
    }

    /// `part/slug/name`, as directives and checks call it.
    pub fn full_name(&self) -> String {
        format!("{}/{}", self.listing.name, self.name)
    }

    /// The file with the change, relative to the listing's folder.
    pub fn source(&self) -> String {
        tries::source(self.name, self.language)
    }

    /// The file, as a problem names it.
    pub fn place(&self) -> String {
        format!("{}/{}", self.listing.place(), self.source())
    }

    /// What it is a change of, relative to the listing's folder.
    pub fn original(&self) -> &'static str {
        match self.language {
            Language::Rust => SOURCE,
            Language::Python => COUNTERPART,
        }
    }

    /// The file in which it is recorded what the original printed.
    pub fn original_output(&self) -> &'static str {
        match self.language {
            Language::Rust => OUTPUT,
            Language::Python => COUNTERPART_OUTPUT,
        }
    }

    /// The listing's counterpart.
    ///
    /// # Errors
    ///
    /// When it has none.
    pub fn counterpart(&self) -> Result<&'a Counterpart> {
        let counterpart = self.listing.metadata.counterpart.as_ref();
        counterpart.with_context(|| format!("{} has no counterpart", self.listing.place()))
    }

    /// The rules for what it prints: those of the original, with what the
    /// metadata of the try override.
    pub fn contract(&self) -> Contract {
        let own = self.original_contract();
        let says = self.says;
        let kind = says.output.unwrap_or(own.kind);
        Contract {
            kind,
            order: match kind {
                Kind::Timed => says.order.unwrap_or(own.order),
                Kind::Exact | Kind::AnyOrder => Default::default(),
            },
            ends: says.ends.unwrap_or(own.ends),
            silent: says
                .silent_ms
                .map_or(own.silent, std::time::Duration::from_millis),
            limit: own.limit,
        }
    }

    fn original_contract(&self) -> Contract {
        match (self.language, &self.listing.metadata.counterpart) {
            (Language::Python, Some(counterpart)) => self.listing.counterpart_contract(counterpart),
            _ => self.listing.contract(),
        }
    }

    /// Whether it is run, and what it prints recorded.
    pub fn runs(&self) -> bool {
        self.says.fails.is_none() && self.says.prints()
    }

    /// Whether its test hangs, and does not fail.
    pub fn test_hangs(&self) -> bool {
        self.says.test_ends == Some(TestEnds::Never)
    }

    /// Whether two records of the failing test say the same, as far as nothing
    /// in them may vary.
    pub fn same_failure(&self, a: &str, b: &str) -> bool {
        self.visible_of_failure(a) == self.visible_of_failure(b)
    }

    /// What does not vary in what the failing test said.
    pub fn visible_of_failure(&self, text: &str) -> String {
        let text = match self.says.message {
            // The test, and where it failed.
            Some(Message::Varies) => text
                .lines()
                .take(2)
                .map(|line| format!("{line}\n"))
                .collect(),
            None => text.to_owned(),
        };
        normalise(&text, &self.contract())
    }

    /// Whether a reader sees another thing with the change than without it, where
    /// `output` is what the changed program printed.
    ///
    /// # Errors
    ///
    /// When they do not; the problem names the file and the cure.
    pub fn check_visible(&self, output: &str, original: &str) -> Result<(), Problem> {
        let (contract, own) = (self.contract(), self.original_contract());
        let same_text = normalise(output, &contract) == normalise(original, &contract);
        let differs = || !timing::differences(original, output, &contract, self.words()).is_empty();
        if self.says.test.is_some() || contract.ends != own.ends || !same_text || differs() {
            return Ok(());
        }
        let seen = match contract.kind {
            Kind::Timed => {
                "what it prints is the same but for times and numbers of threads and processes, \
                 and ends in the same way"
            }
            _ => "it prints the same as without the change, and ends in the same way",
        };
        Err(Problem::of(self.place(), seen)
            .cure("try what can be seen, or name as `test` a test that then fails"))
    }

    /// The words of the listing's timeline.
    pub fn words(&self) -> &'a BTreeMap<String, String> {
        &self.listing.metadata.timeline
    }
}

/// The first panic in what a test program printed, without the number of its
/// thread: its place and its message.
pub fn first_panic(output: &str) -> Option<String> {
    static PANIC: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?m)^(thread '.*')(?: \(\d+\))? (panicked at )").expect("the pattern is valid")
    });
    let found = PANIC.captures(output)?;
    let whole = found.get(0)?;
    let mut text = format!("{} {}", &found[1], &found[2]);
    for line in output[whole.end()..].split_inclusive('\n') {
        let ends = line.trim().is_empty()
            || line.starts_with("note: run with `RUST_BACKTRACE")
            || PANIC.is_match(line);
        if ends {
            break;
        }
        text.push_str(line);
    }
    Some(text.trim_end().to_owned() + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_panic_has_its_place_and_its_message() {
        let output = "running 1 test\ntest tests::a ... FAILED\n\nfailures:\n\n\
                      ---- tests::a stdout ----\nr1 asked\n\
                      \nthread 'tests::a' (17) panicked at src/tests.rs:7:5:\n\
                      assertion `left == right` failed\n  left: 1\n right: 2\n\
                      note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n\
                      \nthread 'b' (18) panicked at src/main.rs:1:1:\nno\n";
        assert_eq!(
            first_panic(output).unwrap(),
            "thread 'tests::a' panicked at src/tests.rs:7:5:\n\
             assertion `left == right` failed\n  left: 1\n right: 2\n"
        );
        assert_eq!(first_panic("test tests::a ... ok\n"), None);
    }
}
