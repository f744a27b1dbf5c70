//! What the Rust Playground can run, so that a button can offer it.

use crate::model::contract::Ends;
use crate::model::listing::Listing;
use crate::model::metadata::Runs;

/// The crates that it has, of those that listings use, at versions and with
/// features that serve them: `compiler/base/Cargo.toml` of
/// `rust-lang/rust-playground`.
const CRATES: [&str; 13] = [
    "anyhow",
    "crossbeam-channel",
    "fastrand",
    "futures",
    "mio",
    "num-bigint",
    "rayon",
    "serde",
    "serde_json",
    "tempfile",
    "tokio",
    "tokio-stream",
    "tokio-util",
];

/// What it does not offer: other programs, arguments, an input, a network, and
/// a feature of tokio-stream.
const BEYOND: [&str; 7] = [
    "Command::new",
    "env::args",
    "stdin",
    "std::net",
    "tokio::net",
    "BroadcastStream",
    "WatchStream",
];

/// Whether the Playground runs `program`, the source of `listing`, to its end.
pub fn runs(listing: &Listing, program: &str) -> bool {
    let metadata = &listing.metadata;
    metadata.ends != Ends::Never
        && metadata.runs == Runs::Program
        && metadata.needs.is_none()
        && listing
            .dependencies
            .keys()
            .all(|name| CRATES.contains(&name.as_str()))
        && !BEYOND.iter().any(|word| program.contains(word))
}
