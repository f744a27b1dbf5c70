//! One listing: a folder `listings/<part>/<slug>`, a crate, and the metadata
//! in its `Cargo.toml` that says what it claims and how its output may vary.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::manifest;
use crate::python::Version;

/// A listing as it lies on disk.
#[derive(Debug, Clone)]
pub struct Listing {
    /// `<part>/<slug>`, the name that directives use.
    pub name: String,
    /// The folder, absolute.
    pub dir: PathBuf,
    /// What `[package.metadata.listing]` says.
    pub metadata: Metadata,
    /// The manifest's `[dependencies]`.
    pub dependencies: toml::Table,
}

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

/// A system that a listing may need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum System {
    /// Linux, macOS and their relatives.
    Unix,
    /// Linux alone.
    Linux,
    /// Windows alone.
    Windows,
}

impl System {
    fn is_here(self) -> bool {
        match self {
            System::Unix => cfg!(unix),
            System::Linux => cfg!(target_os = "linux"),
            System::Windows => cfg!(windows),
        }
    }
}

impl fmt::Display for System {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            System::Unix => "Unix",
            System::Linux => "Linux",
            System::Windows => "Windows",
        })
    }
}

/// Which parts of an output may vary from run to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// None: every byte is the same.
    Exact,
    /// The order of the lines.
    AnyOrder,
    /// Times, thread ids and process ids.
    Timed,
}

/// Which order of the lines a `timed` output keeps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// All lines keep their order.
    #[default]
    Kept,
    /// The lines of one lane (the word after the time) keep their order.
    Lanes,
    /// No order is kept.
    Any,
}

/// How a program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// With exit code 0.
    Success,
    /// With this exit code.
    Exit(i32),
    /// With a panic of the main thread.
    Panic,
    /// Not by itself: it is stopped.
    Never,
}

/// The rules for one recorded output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contract {
    /// Which parts may vary.
    pub kind: Kind,
    /// Which order is kept.
    pub order: Order,
    /// How the program ends.
    pub ends: Ends,
    /// How long it must be silent before it counts as stuck.
    pub silent: Duration,
    /// After how long it counts as hanging.
    pub limit: Duration,
}

fn default_silent_ms() -> u64 {
    300
}

fn default_limit_ms() -> u64 {
    20_000
}

impl<'de> Deserialize<'de> for Ends {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.as_str() {
            "success" => return Ok(Ends::Success),
            "panic" => return Ok(Ends::Panic),
            "never" => return Ok(Ends::Never),
            _ => {}
        }
        text.strip_prefix("exit ")
            .and_then(|code| code.parse().ok())
            .filter(|code| (1..=255).contains(code))
            .map(Ends::Exit)
            .ok_or_else(|| {
                serde::de::Error::custom(format!(
                    "unknown end `{text}`, expected `success`, `exit N` with N from 1 to 255, \
                     `panic` or `never`"
                ))
            })
    }
}

impl fmt::Display for Ends {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ends::Success => f.write_str("success"),
            Ends::Exit(code) => write!(f, "exit {code}"),
            Ends::Panic => f.write_str("panic"),
            Ends::Never => f.write_str("never"),
        }
    }
}

impl Listing {
    /// Reads the listing in `dir`, which is `<root>/listings/<part>/<slug>`.
    ///
    /// # Errors
    ///
    /// When the manifest cannot be read, has no listing metadata or a package
    /// name that is not `<part>-<slug>`, or when the metadata and the files of
    /// the folder do not match. The message names the file and the cure.
    pub fn read(dir: &Path) -> Result<Self> {
        let name = name_of(dir)?;
        let shown = format!("listings/{name}/Cargo.toml");
        let needs = "[package.metadata.listing]; it needs at least `claim`, `output` and `ends`";
        let (metadata, dependencies) = manifest::read(dir, &shown, &name.replace('/', "-"), needs)?;
        let listing = Listing {
            name,
            dir: dir.to_owned(),
            metadata,
            dependencies,
        };
        listing.check_files(&shown)?;
        Ok(listing)
    }

    fn check_files(&self, shown: &str) -> Result<()> {
        if !self.source_path().is_file() {
            bail!("{shown}: the program src/main.rs is missing");
        }
        let metadata = &self.metadata;
        let claim = &metadata.claim;
        if claim.trim().is_empty() || claim.contains(['\n', '<', '{']) {
            bail!("{shown}: `claim` has to be one line of plain text");
        }
        if metadata.order != Order::Kept && metadata.output != Kind::Timed {
            bail!("{shown}: `order` goes with `output = \"timed\"`; `any-order` needs none");
        }
        match (&metadata.counterpart, self.counterpart_path().is_file()) {
            (Some(_), false) => bail!(
                "{shown}: [package.metadata.listing.counterpart] is there, but counterpart.py is \
                 missing"
            ),
            (None, true) => bail!(
                "{shown}: counterpart.py is there, but not the table \
                 [package.metadata.listing.counterpart]; it needs at least `python`"
            ),
            _ => {}
        }
        self.check_nothing_else(shown)?;
        let on_disk = self.fails_on_disk()?;
        for fail in metadata.fails.keys() {
            if !on_disk.contains(fail) {
                bail!("{shown}: `fails` names `{fail}`, but fails/{fail}.rs is missing");
            }
        }
        for fail in &on_disk {
            if !metadata.fails.contains_key(fail) {
                bail!(
                    "{shown}: fails/{fail}.rs is not in [package.metadata.listing.fails]; add \
                     `{fail} = \"E…\"` with the error that it must give"
                );
            }
        }
        Ok(())
    }

    /// A file that nothing records or checks would go stale unseen.
    fn check_nothing_else(&self, shown: &str) -> Result<()> {
        let mut known = vec!["Cargo.toml", "src", "output.txt", crate::seal::FILE];
        if self.metadata.counterpart.is_some() {
            known.extend(["counterpart.py", "counterpart.txt"]);
        }
        if !self.metadata.fails.is_empty() {
            known.push("fails");
        }
        let in_fails = |name: &str| {
            let stem = name
                .strip_suffix(".rs")
                .or_else(|| name.strip_suffix(".stderr"));
            stem.is_some_and(|stem| self.metadata.fails.contains_key(stem) || name.ends_with(".rs"))
        };
        for (folder, is_known) in [
            (
                "",
                &(|name: &str| known.contains(&name)) as &dyn Fn(&str) -> bool,
            ),
            ("fails", &in_fails),
        ] {
            let Ok(entries) = fs::read_dir(self.dir.join(folder)) else {
                continue;
            };
            for entry in entries {
                let name = entry?.file_name().to_string_lossy().into_owned();
                let ignored = name.starts_with('.') || name == "__pycache__" || name == "fails";
                if !ignored && !is_known(&name) {
                    let file = Path::new(folder).join(&name);
                    bail!(
                        "{shown}: nothing checks the file {} beside it; delete it",
                        file.display()
                    );
                }
            }
        }
        Ok(())
    }

    fn fails_on_disk(&self) -> Result<Vec<String>> {
        let dir = self.dir.join("fails");
        if !dir.is_dir() {
            return Ok(Vec::new());
        }
        let mut stems = Vec::new();
        for entry in fs::read_dir(&dir).with_context(|| format!("cannot read {}", dir.display()))? {
            let path = entry?.path();
            if path.extension().is_some_and(|ext| ext == "rs")
                && let Some(stem) = path.file_stem().and_then(|stem| stem.to_str())
            {
                stems.push(stem.to_owned());
            }
        }
        stems.sort();
        Ok(stems)
    }

    /// Why it cannot run on this machine, if it cannot.
    pub fn missing_system(&self) -> Option<String> {
        let system = self.metadata.needs.filter(|system| !system.is_here())?;
        Some(format!("{} needs {system}", self.place()))
    }

    /// The package name, `<part>-<slug>`.
    pub fn package(&self) -> String {
        self.name.replace('/', "-")
    }

    /// The part that it is of.
    pub fn part(&self) -> &str {
        self.name.split('/').next().unwrap_or_default()
    }

    /// The folder as a page names it: `listings/<part>/<slug>`.
    pub fn place(&self) -> String {
        format!("listings/{}", self.name)
    }

    /// The book's root, which the folder lies three levels below.
    pub fn root(&self) -> &Path {
        self.dir.ancestors().nth(3).unwrap_or(&self.dir)
    }

    /// The program.
    pub fn source_path(&self) -> PathBuf {
        self.dir.join("src/main.rs")
    }

    /// The Python counterpart, which need not exist.
    pub fn counterpart_path(&self) -> PathBuf {
        self.dir.join("counterpart.py")
    }

    /// The rules for `output.txt`.
    pub fn contract(&self) -> Contract {
        let metadata = &self.metadata;
        Contract {
            kind: metadata.output,
            order: metadata.order,
            ends: metadata.ends,
            silent: Duration::from_millis(metadata.silent_ms),
            limit: Duration::from_millis(metadata.limit_ms),
        }
    }

    /// The rules for `counterpart.txt`: the listing's own, with what
    /// `counterpart` overrides.
    pub fn counterpart_contract(&self, counterpart: &Counterpart) -> Contract {
        let own = self.contract();
        Contract {
            kind: counterpart.output.unwrap_or(own.kind),
            order: counterpart.order.unwrap_or(own.order),
            ends: counterpart.ends.unwrap_or(own.ends),
            ..own
        }
    }
}

/// `<part>/<slug>` of a folder `…/listings/<part>/<slug>`.
fn name_of(dir: &Path) -> Result<String> {
    let mut parts = dir.iter().rev().filter_map(|part| part.to_str());
    match (parts.next(), parts.next()) {
        (Some(slug), Some(part)) => Ok(format!("{part}/{slug}")),
        _ => bail!("{} is not a folder of a listing", dir.display()),
    }
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

    #[test]
    fn a_counterpart_inherits_what_it_does_not_say() {
        let metadata = metadata(
            "claim = 'c'\noutput = 'timed'\norder = 'lanes'\nends = 'panic'\n\
             [counterpart]\npython = '3.14'\nends = 'exit 1'",
        )
        .unwrap();
        let counterpart = metadata.counterpart.clone().unwrap();
        let listing = Listing {
            name: "part/slug".into(),
            dir: PathBuf::new(),
            metadata,
            dependencies: toml::Table::new(),
        };
        let contract = listing.counterpart_contract(&counterpart);
        assert_eq!(contract.ends, Ends::Exit(1));
        assert_eq!(contract.order, Order::Lanes);
    }
}
