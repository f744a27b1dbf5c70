//! The `Cargo.toml` of a package of the book, and the book's own table in it.

use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::base::files;
use crate::base::problem::Problem;
use crate::base::tables;

/// What the book reads of a `Cargo.toml`; `M` is its own table.
#[derive(Deserialize)]
#[serde(bound = "M: DeserializeOwned")]
struct Manifest<M> {
    package: Package<M>,
    #[serde(default)]
    dependencies: toml::Table,
}

#[derive(Deserialize)]
#[serde(bound = "M: DeserializeOwned")]
struct Package<M> {
    name: String,
    metadata: Option<Tables<M>>,
}

#[derive(Deserialize)]
#[serde(bound = "M: DeserializeOwned")]
struct Tables<M> {
    #[serde(alias = "listing", alias = "measurement")]
    own: Option<M>,
}

/// Reads `Cargo.toml` in `dir`, which a message calls `shown`: the book's own
/// table, and the dependencies. The package has to be called `package`; `needs`
/// names the table and what it has at least.
///
/// # Errors
///
/// When the file cannot be read, is malformed, has another package's name or
/// no such table. The problem names the file and the cure.
pub fn read<M: DeserializeOwned>(
    dir: &Path,
    shown: &str,
    package: &str,
    needs: &str,
) -> Result<(M, toml::Table), Problem> {
    let text =
        files::read(&dir.join("Cargo.toml")).map_err(|error| Problem::from_error(shown, &error))?;
    let manifest: Manifest<M> = tables::parse(shown, &text)?;
    let name = manifest.package.name;
    if name != package {
        let what = format!("the package is called `{name}`, but its folder asks for `{package}`");
        return Err(Problem::of(shown, what).cure("rename one of them"));
    }
    match manifest.package.metadata.and_then(|tables| tables.own) {
        Some(metadata) => Ok((metadata, manifest.dependencies)),
        None => Err(Problem::of(shown, format!("it has no {needs}"))),
    }
}
