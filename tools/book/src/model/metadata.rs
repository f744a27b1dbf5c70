//! What a listing says of itself: `[package.metadata.listing]` of its
//! `Cargo.toml`.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use crate::base::on_path;
use crate::base::version::Version;
use crate::model::contract::{Ends, Kind, Order};

/// `[package.metadata.listing]` of a listing's `Cargo.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Metadata {
    /// What the listing shows, in one sentence; the figure's caption.
    pub claim: String,
    /// Which parts of the output may vary.
    pub output: Kind,
    /// Which order of lines is part of the contract.
    #[serde(default)]
    pub order: Order,
    /// How the program ends.
    pub ends: Ends,
    /// What of it is run, and its output recorded.
    #[serde(default)]
    pub runs: Runs,
    /// With `ends = "never"`: the program is stopped once it has printed what
    /// is recorded and then nothing for this long, in milliseconds.
    #[serde(default = "default_silent_ms")]
    pub silent_ms: u64,
    /// The program is stopped as hanging after this long, in milliseconds.
    #[serde(default = "default_limit_ms")]
    pub limit_ms: u64,
    /// The only system on which it runs; without it, it runs on all.
    pub needs: Option<System>,
    /// The Python counterpart, where there is one.
    pub counterpart: Option<Counterpart>,
    /// What must not compile: file stem in `fails/`, and the code of the
    /// compiler's first error (`E0373`, or the name of a denied lint).
    #[serde(default)]
    pub fails: BTreeMap<String, String>,
    /// How output lines become bars: the word that opens a bar, and the word
    /// that closes it.
    #[serde(default)]
    pub timeline: BTreeMap<String, String>,
    /// The program or the counterpart with one change: file stem in `tries/`,
    /// and what comes of it.
    #[serde(default)]
    pub tries: BTreeMap<String, Try>,
}

/// `[package.metadata.listing.tries.<name>]`: what comes of a change. What it
/// does not say is as with the listing, or with its counterpart.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Try {
    /// As in [`Metadata::ends`].
    pub ends: Option<Ends>,
    /// As in [`Metadata::output`].
    pub output: Option<Kind>,
    /// As in [`Metadata::order`].
    pub order: Option<Order>,
    /// As in [`Metadata::silent_ms`], in milliseconds; of the test, too.
    pub silent_ms: Option<u64>,
    /// It does not compile, with this code of the compiler's first error, as in
    /// [`Metadata::fails`].
    pub fails: Option<String>,
    /// The listing's own test that fails with it. Then the program itself is
    /// run only where `ends` is said.
    pub test: Option<String>,
    /// How that test ends, where it does not fail.
    pub test_ends: Option<TestEnds>,
    /// What may vary in what the failing test says.
    pub message: Option<Message>,
}

impl Try {
    /// Whether a program's output, or a compiler's message, is recorded of it.
    pub fn prints(&self) -> bool {
        self.test.is_none() || self.ends.is_some()
    }
}

/// How a test ends that does not just fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TestEnds {
    /// It hangs, and is stopped.
    Never,
}

/// What may vary in what a failing test says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Message {
    /// All but the place where it failed.
    Varies,
}

/// `[package.metadata.listing.counterpart]`: what differs from the listing.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Counterpart {
    /// The oldest Python that runs it, such as `3.14`.
    pub python: Version,
    /// The modules that it imports from outside the standard library. Those
    /// that `tools/requirements.txt` names are to be had with
    /// `tools/get-packages`.
    #[serde(default)]
    pub packages: Vec<String>,
    /// As in [`Metadata::output`], where the counterpart differs.
    pub output: Option<Kind>,
    /// As in [`Metadata::order`], where the counterpart differs.
    pub order: Option<Order>,
    /// As in [`Metadata::ends`], where the counterpart differs.
    pub ends: Option<Ends>,
}

/// What of a listing is run, and its output recorded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Runs {
    /// The program.
    #[default]
    Program,
    /// What runs its tests, which may fail: a listing about tests.
    Tests,
}

impl Runs {
    /// What Cargo calls that.
    pub fn verb(self) -> &'static str {
        match self {
            Runs::Program => "run",
            Runs::Tests => "test",
        }
    }
}

/// A system that a listing may need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum System {
    /// Linux, macOS and their relatives.
    Unix,
    /// Linux alone.
    Linux,
    /// Linux, with the debugger gdb on the `PATH`.
    Gdb,
    /// Windows alone.
    Windows,
}

impl System {
    /// Whether this is that system.
    pub fn is_here(self) -> bool {
        match self {
            System::Unix => cfg!(unix),
            System::Linux => cfg!(target_os = "linux"),
            System::Gdb => cfg!(target_os = "linux") && on_path::find("gdb").is_some(),
            System::Windows => cfg!(windows),
        }
    }
}

impl fmt::Display for System {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            System::Unix => "Unix",
            System::Linux => "Linux",
            System::Gdb => "Linux and gdb",
            System::Windows => "Windows",
        })
    }
}

fn default_silent_ms() -> u64 {
    300
}

fn default_limit_ms() -> u64 {
    20_000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata(text: &str) -> Result<Metadata, toml::de::Error> {
        toml::from_str(text)
    }

    #[test]
    fn an_end_is_one_of_four() {
        for (text, ends) in [
            ("success", Ends::Success),
            ("exit 3", Ends::Exit(3)),
            ("panic", Ends::Panic),
            ("never", Ends::Never),
        ] {
            let toml = format!("claim = 'c'\noutput = 'exact'\nends = '{text}'");
            let read = metadata(&toml).unwrap().ends;
            assert_eq!(read, ends);
            assert_eq!(read.to_string(), text);
        }
        for text in ["exit", "exit 0", "exit 256", "crash"] {
            let toml = format!("claim = 'c'\noutput = 'exact'\nends = '{text}'");
            let error = metadata(&toml).unwrap_err().to_string();
            assert!(error.contains("expected `success`, `exit N`"), "{error}");
        }
    }

    #[test]
    fn an_unknown_field_is_refused_with_its_line() {
        let error = metadata("claim = 'c'\noutput = 'exact'\nends = 'success'\noutputs = 1")
            .unwrap_err()
            .to_string();
        assert!(error.contains("line 4"), "{error}");
        assert!(error.contains("unknown field `outputs`"), "{error}");
    }
}
