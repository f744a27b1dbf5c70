//! One listing: a folder `listings/<part>/<slug>`, a crate, and what was
//! recorded of it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

use crate::base::problem::Problem;
use crate::base::{folders, manifest, names};
use crate::model::contract::{Contract, Kind, Order};
use crate::model::metadata::{Counterpart, Metadata};
use crate::model::repository::Repository;
use crate::model::tries;

/// Where the listings lie, relative to the root.
pub const FOLDER: &str = "listings";
/// What Cargo and the book read of it.
pub const MANIFEST: &str = manifest::FILE;
/// The program.
pub const SOURCE: &str = "src/main.rs";
/// Its tests.
pub const TESTS: &str = "src/tests.rs";
/// What the program printed.
pub const OUTPUT: &str = "output.txt";
/// The Python counterpart.
pub const COUNTERPART: &str = "counterpart.py";
/// What the counterpart printed.
pub const COUNTERPART_OUTPUT: &str = "counterpart.txt";
/// The seal of what was recorded; [`crate::model::seal`] reads it.
pub const RECORDED: &str = "recorded.toml";

/// Where the manifest speaks of the counterpart.
const COUNTERPART_TABLE: &str = "[package.metadata.listing.counterpart]";

/// The folder of what must not compile.
const FAILS: &str = "fails";

/// `fails/<name>.rs`.
pub fn fail_source(name: &str) -> String {
    format!("{FAILS}/{name}.rs")
}

/// `fails/<name>.stderr`.
pub fn fail_message(name: &str) -> String {
    format!("{FAILS}/{name}.stderr")
}

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
    /// Where the book's files lie online, if that is known.
    pub repository: Option<Repository>,
}

impl Listing {
    /// Reads the listing in `dir`, which is `<root>/listings/<part>/<slug>`.
    ///
    /// # Errors
    ///
    /// When the manifest cannot be read, has no listing metadata or a package
    /// name that is not `<part>-<slug>`, or when the metadata and the files of
    /// the folder do not match. The problem names the file and the cure.
    pub fn read(dir: &Path) -> Result<Self, Problem> {
        let name = name_of(dir)?;
        let shown = format!("{FOLDER}/{name}/{MANIFEST}");
        let needs = "[package.metadata.listing]; it needs at least `claim`, `output` and `ends`";
        let (metadata, dependencies) = manifest::read(dir, &shown, &name.replace('/', "-"), needs)?;
        let listing = Listing {
            name,
            dir: dir.to_owned(),
            metadata,
            dependencies,
            repository: None,
        };
        let checked = listing.check_files(&shown);
        checked.map_err(|error| Problem::from_error(&shown, &error))?;
        Ok(listing)
    }

    fn check_files(&self, shown: &str) -> Result<()> {
        let problem = |what: String| Problem::of(shown, what);
        if !self.source_path().is_file() {
            return Err(problem(format!("the program {SOURCE} is missing")).into());
        }
        let metadata = &self.metadata;
        let claim = &metadata.claim;
        if claim.trim().is_empty() || claim.contains(['\n', '<', '{']) {
            let what = "`claim` has to be one line of plain text";
            return Err(problem(what.to_owned()).into());
        }
        if metadata.order != Order::Kept && metadata.output != Kind::Timed {
            let what = "`order` goes with `output = \"timed\"`";
            return Err(problem(what.to_owned())
                .cure("`any-order` needs none")
                .into());
        }
        match (&metadata.counterpart, self.counterpart_path().is_file()) {
            (Some(_), false) => {
                let what = format!("{COUNTERPART_TABLE} is there, but {COUNTERPART} is missing");
                return Err(problem(what).into());
            }
            (None, true) => {
                let what = format!("{COUNTERPART} is there, but not the table {COUNTERPART_TABLE}");
                return Err(problem(what).cure("it needs at least `python`").into());
            }
            _ => {}
        }
        self.check_nothing_else(shown)?;
        tries::check(&self.dir, metadata, shown)?;
        let on_disk = self.fails_on_disk()?;
        for fail in metadata.fails.keys() {
            if !on_disk.contains(fail) {
                let file = fail_source(fail);
                let what = format!("`fails` names `{fail}`, but {file} is missing");
                return Err(problem(what).into());
            }
        }
        for fail in &on_disk {
            if !metadata.fails.contains_key(fail) {
                let file = fail_source(fail);
                let what = format!("{file} is not in [package.metadata.listing.fails]");
                let cure = format!("add `{fail} = \"E…\"` with the error that it must give");
                return Err(problem(what).cure(cure).into());
            }
        }
        Ok(())
    }

    /// A file that nothing records or checks would go stale unseen.
    fn check_nothing_else(&self, shown: &str) -> Result<()> {
        let mut known = vec![MANIFEST, "src", OUTPUT, RECORDED];
        if self.metadata.counterpart.is_some() {
            known.extend([COUNTERPART, COUNTERPART_OUTPUT]);
        }
        if !self.metadata.fails.is_empty() {
            known.push(FAILS);
        }
        if !self.metadata.tries.is_empty() {
            known.push(tries::FOLDER);
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
            (FAILS, &in_fails),
        ] {
            if !self.dir.join(folder).is_dir() {
                continue;
            }
            for path in folders::entries(&self.dir.join(folder))? {
                let name = names::file_name(&path);
                if name != FAILS && !is_known(&name) {
                    let file = names::slashed(&Path::new(folder).join(&name));
                    let what = format!("nothing checks the file {file} beside it");
                    return Err(Problem::of(shown, what).cure("delete it").into());
                }
            }
        }
        Ok(())
    }

    fn fails_on_disk(&self) -> Result<Vec<String>> {
        let dir = self.dir.join(FAILS);
        if !dir.is_dir() {
            return Ok(Vec::new());
        }
        let mut stems = Vec::new();
        for path in folders::entries(&dir)? {
            if path.extension().is_some_and(|ext| ext == "rs")
                && let Some(stem) = path.file_stem().and_then(|stem| stem.to_str())
            {
                stems.push(stem.to_owned());
            }
        }
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
        format!("{FOLDER}/{}", self.name)
    }

    /// The book's root, which the folder lies three levels below.
    pub fn root(&self) -> &Path {
        self.dir.ancestors().nth(3).unwrap_or(&self.dir)
    }

    /// The program.
    pub fn source_path(&self) -> PathBuf {
        self.dir.join(SOURCE)
    }

    /// The Python counterpart, which need not exist.
    pub fn counterpart_path(&self) -> PathBuf {
        self.dir.join(COUNTERPART)
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
fn name_of(dir: &Path) -> Result<String, Problem> {
    let mut parts = dir.iter().rev().filter_map(|part| part.to_str());
    match (parts.next(), parts.next()) {
        (Some(slug), Some(part)) => Ok(format!("{part}/{slug}")),
        _ => {
            let place = dir.display().to_string();
            Err(Problem::of(place, "it is no folder of a listing"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::contract::Ends;

    #[test]
    fn a_counterpart_inherits_what_it_does_not_say() {
        let metadata: Metadata = toml::from_str(
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
            repository: None,
        };
        let contract = listing.counterpart_contract(&counterpart);
        assert_eq!(contract.ends, Ends::Exit(1));
        assert_eq!(contract.order, Order::Lanes);
    }
}
