//! The commands that a text tells its reader to type: those of Cargo name
//! packages that are there, and those of `cargo book` are read by the
//! definition of its own command line.

use std::sync::LazyLock;

use book::commands::line::{Command, Line};
use book::model::listing::Listing;
use book::model::measurement::Measurement;
use clap::Parser;
use clap::error::ErrorKind;
use regex::Regex;

use crate::base::suite::Suite;

/// What a line in a fence may be, beside a command of `cargo book`.
static PACKAGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^cargo (?:run|test) (?:-p|--package) [a-z0-9-]+$").expect("the pattern is valid")
});

/// Where a command of Cargo names a package.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^cargo [a-z]+ (?:.* )?(?:-p|--package)[ =]([A-Za-z0-9_-]+)").expect("it is valid")
});

/// What is wrong with a line that a reader may type into a shell. `made` are
/// the listings that earlier lines have made.
pub fn line_problem(suite: &Suite, command: &str, made: &mut Vec<String>) -> Option<String> {
    let command = command.trim();
    if ["", "cargo test"].contains(&command) {
        return None;
    }
    if PACKAGE.is_match(command) {
        return unknown_package(suite, command);
    }
    if !command.starts_with("cargo book ") {
        return Some(format!(
            "`{command}`: only `cargo run -p …`, `cargo test` and `cargo book …` can be checked, \
             and outputs come from listings"
        ));
    }
    match parsed(command) {
        Ok(Command::New { listing }) => {
            made.push(listing);
            None
        }
        Ok(parsed) => unknown_name(suite, &parsed, made).map(|what| format!("`{command}`: {what}")),
        Err((_, what)) => Some(what),
    }
}

/// What is wrong with a command that stands in a sentence, if it is one: it
/// need not be whole.
pub fn span_problem(suite: &Suite, command: &str) -> Option<String> {
    if !command.starts_with("cargo book ") {
        return unknown_package(suite, command);
    }
    match parsed(command) {
        Ok(Command::New { .. }) | Err((ErrorKind::MissingRequiredArgument, _)) => None,
        Ok(parsed) => unknown_name(suite, &parsed, &[]).map(|what| format!("`{command}`: {what}")),
        Err((_, what)) => Some(what),
    }
}

/// A command as the command line reads it.
///
/// # Errors
///
/// What it says of one that it cannot read.
fn parsed(command: &str) -> Result<Command, (ErrorKind, String)> {
    let words = command.split_whitespace().skip(2);
    let line = Line::try_parse_from(["cargo book"].into_iter().chain(words));
    line.map(|line| line.command).map_err(|error| {
        let rendered = error.to_string();
        let first = rendered.lines().next().unwrap_or_default();
        let what = first.trim_start_matches("error: ");
        (error.kind(), format!("`{command}`: {what}"))
    })
}

fn unknown_package(suite: &Suite, command: &str) -> Option<String> {
    let package = &NAMED.captures(command)?[1];
    let known = package == "book"
        || suite
            .book
            .listings()
            .map(Listing::package)
            .any(|name| name == package)
        || suite
            .measurements
            .iter()
            .map(Measurement::package)
            .any(|name| name == package);
    (!known).then(|| format!("`{command}`: there is no package `{package}`"))
}

/// Whether a command names a listing, a measurement or a part that is neither
/// there nor only stands for one, as `part/slug` does.
fn unknown_name(suite: &Suite, command: &Command, made: &[String]) -> Option<String> {
    let stands = |name: &str| ["part/slug", "part", "name", "…"].contains(&name);
    let unknown = |kind: &str, name: &str| Some(format!("there is no {kind} `{name}`"));
    match command {
        Command::Record { listings } => listings
            .iter()
            .find(|name| !stands(name) && !made.contains(name) && suite.book.listing(name).is_err())
            .and_then(|name| unknown("listing", name)),
        Command::Measure { measurements, .. } => measurements
            .iter()
            .find(|name| {
                !stands(name) && !suite.measurements.iter().any(|known| known.name == **name)
            })
            .and_then(|name| unknown("measurement", name)),
        Command::Check { part: Some(part) } => {
            // A check has the name of a listing or a page in its own.
            let is_there = suite
                .book
                .listings()
                .any(|listing| listing.name.contains(part))
                || suite.pages.iter().any(|page| page.path.contains(part))
                || made.contains(part);
            (!stands(part) && !is_there)
                .then(|| unknown("part, listing or page with the name", part))
                .flatten()
        }
        _ => None,
    }
}
