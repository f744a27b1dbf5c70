//! Checks listings without their neighbours. A build of the whole workspace
//! turns on every feature that any member asks for, so that a listing may
//! compile there and not alone.
//!
//! Where Cargo turns on the same features of a listing's dependencies either
//! way, it has nothing to borrow, and is not compiled again; where everything
//! has to run, it is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use book::base::problem::Problem;
use book::model::listing::Listing;
use book::programs::cargo::cargo;
use book::programs::run::{SILENT, Until, output};
use libtest_mimic::{Failed, Trial};

use crate::base::suite::{self, Suite};

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
    groups
        .into_values()
        .map(|listings| {
            let (suite, together) = (Arc::clone(suite), Arc::clone(&together));
            let packages: Vec<String> = listings.iter().map(|listing| listing.package()).collect();
            Trial::test(name(&listings), move || {
                let together = together.as_ref().as_ref().map_err(Failed::from)?;
                let same = alone(suite.root(), &packages[0])?.is_subset(together);
                if same && !suite::requires_all() {
                    return Ok(());
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
