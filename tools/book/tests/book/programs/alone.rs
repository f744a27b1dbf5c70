//! Checks listings without their neighbours. A build of the whole workspace
//! turns on every feature that any member asks for, so that a listing may
//! compile there and not alone.
//!
//! Where Cargo turns on the same features of a listing's dependencies either
//! way, it has nothing to borrow, and is not compiled again; where everything
//! has to run, it is. Nor is Cargo asked again while every manifest is the same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use book::base::problem::Problem;
use book::base::{files, folders};
use book::model::listing::{Listing, MANIFEST};
use book::programs::cargo::cargo;
use book::programs::run::{SILENT, Until, output};
use libtest_mimic::{Failed, Trial};

use crate::base::suite::{self, Suite};

/// The versions of the crates.
const LOCK: &str = "Cargo.lock";

/// A dependency and its features, one to a line, as `cargo tree` prints them.
type Features = BTreeSet<String>;

/// One check for all listings that ask for the same: they cannot lend each
/// other anything. Those without dependencies have nothing to borrow.
pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let mut groups: BTreeMap<String, Vec<&Listing>> = BTreeMap::new();
    for listing in suite
        .book
        .listings()
        .filter(|listing| !listing.dependencies.is_empty() && listing.missing_system().is_none())
    {
        groups
            .entry(listing.dependencies.to_string())
            .or_default()
            .push(listing);
    }
    let root = suite.root().clone();
    let together = Arc::new(LazyLock::new(move || together(&root)));
    let root = suite.root().clone();
    let manifests = Arc::new(LazyLock::new(move || {
        manifests(&root).map_err(|error| format!("{error:#}"))
    }));
    groups
        .into_values()
        .map(|listings| {
            let (suite, together) = (Arc::clone(suite), Arc::clone(&together));
            let manifests = Arc::clone(&manifests);
            let packages: Vec<String> = listings.iter().map(|listing| listing.package()).collect();
            Trial::test(name(&listings), move || {
                let manifests = manifests.as_ref().as_ref().map_err(Failed::from)?;
                let passed = suite.passed()?;
                let what = format!("alone {packages:?} {manifests}");
                if passed.has(&what) {
                    return Ok(());
                }
                let together = together.as_ref().as_ref().map_err(Failed::from)?;
                let same = alone(suite.root(), &packages[0])?.is_subset(together);
                if same && !suite::requires_all() {
                    return Ok(passed.add(&what).map_err(|error| format!("{error:#}"))?);
                }
                check(&suite, &packages)
            })
        })
        .collect()
}

/// The parts that the listings are of, and the crates that they ask for.
fn name(listings: &[&Listing]) -> String {
    let parts = listings.iter().map(|listing| listing.part());
    let crates = listings
        .iter()
        .flat_map(|listing| listing.dependencies.keys());
    let parts = BTreeSet::from_iter(parts).into_iter().collect::<Vec<_>>();
    let crates = BTreeSet::from_iter(crates).into_iter().map(String::as_str);
    format!(
        "alone::{}/{}",
        parts.join("+"),
        crates.collect::<Vec<_>>().join("+")
    )
}

/// Changes when something does from which Cargo takes the features: a manifest
/// of the workspace at `root`, or the versions of the crates.
fn manifests(root: &Path) -> anyhow::Result<String> {
    let mut read = vec![root.join(MANIFEST), root.join(LOCK)];
    for folder in folders::folders(root)? {
        if !folder.ends_with("target") {
            read.extend(folders::files(&folder, |path| path.ends_with(MANIFEST))?);
        }
    }
    let mut manifests = String::new();
    for file in read.iter().filter(|file| file.exists()) {
        manifests += &format!("{}\n{}", file.display(), files::read(file)?);
    }
    Ok(files::digest(&manifests))
}

/// The features of everything in a build of the whole workspace.
fn together(root: &Path) -> Result<Features, String> {
    features(
        root,
        &["--workspace", "--edges", "normal,dev,no-proc-macro"],
    )
}

/// The features of what `package` depends on directly, when it is built alone.
fn alone(root: &Path, package: &str) -> Result<Features, String> {
    let edges = ["--edges", "normal,no-proc-macro", "--depth", "1"];
    let mut features = features(root, &[&["--package", package], &edges[..]].concat())?;
    features.retain(|line| !line.starts_with(&format!("{package} ")));
    Ok(features)
}

fn features(root: &Path, what: &[&str]) -> Result<Features, String> {
    let mut command = cargo(root);
    command
        .args(["tree", "--prefix", "none", "--format", "{p} {f}"])
        .args(what);
    let said = output(command, SILENT, Until::ExitOrStall, None);
    let said = said.map_err(|error| format!("{error:#}"))?;
    if !said.success() {
        return Err(said.errors());
    }
    let lines = said.text();
    // A package that was printed before is marked.
    let lines = lines.lines().map(|line| line.trim_end_matches(" (*)"));
    Ok(lines.map(|line| line.trim().to_owned()).collect())
}

fn check(suite: &Suite, packages: &[String]) -> Result<(), Failed> {
    let mut command = cargo(suite.root());
    command.args(["check", "--quiet", "--target-dir", "target/alone"]);
    for package in packages {
        command.args(["--package", package]);
    }
    let said = output(command, SILENT, Until::ExitOrStall, None)?;
    if said.success() {
        return Ok(());
    }
    let problem = Problem::of(
        packages.join(", "),
        "it does not compile without its neighbours",
    );
    let cure =
        "name the features that it uses in its own Cargo.toml, or in [workspace.dependencies]";
    Err(Failed::from(problem.cure(cure).said(said.errors())))
}
