//! The `Cargo.toml` of a package of the book, and the book's own table in it.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::base::files;

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
/// no such table. The message names the file and the cure.
pub fn read<M: DeserializeOwned>(
    dir: &Path,
    shown: &str,
    package: &str,
    needs: &str,
) -> Result<(M, toml::Table)> {
    let text =
        files::read(&dir.join("Cargo.toml")).with_context(|| format!("cannot read {shown}"))?;
    let manifest: Manifest<M> =
        toml::from_str(&text).with_context(|| format!("{shown} is malformed"))?;
    let name = manifest.package.name;
    if name != package {
        bail!(
            "{shown}: the package is called `{name}`, but its folder asks for `{package}`; rename \
             one of them"
        );
    }
    match manifest.package.metadata.and_then(|tables| tables.own) {
        Some(metadata) => Ok((metadata, manifest.dependencies)),
        None => bail!("{shown} has no {needs}"),
    }
}
