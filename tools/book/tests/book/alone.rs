//! Checks listings without their neighbours. A build of the whole workspace
//! turns on every feature that any member asks for, so that a listing may
//! compile there and not alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use book::cargo::cargo;
use book::listing::Listing;
use libtest_mimic::{Failed, Trial};

use crate::suite::Suite;

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
    groups
        .into_values()
        .map(|listings| {
            let suite = Arc::clone(suite);
            let packages: Vec<String> = listings.iter().map(|listing| listing.package()).collect();
            Trial::test(name(&listings), move || check(&suite, &packages))
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

fn check(suite: &Suite, packages: &[String]) -> Result<(), Failed> {
    let mut command = cargo(suite.root());
    command.args(["check", "--quiet", "--target-dir", "target/alone"]);
    for package in packages {
        command.args(["--package", package]);
    }
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(Failed::from(format!(
        "{} does not compile without its neighbours; name the features that it uses in its own \
         Cargo.toml, or in [workspace.dependencies]\n{}",
        packages.join(", "),
        String::from_utf8_lossy(&output.stderr)
    )))
}
