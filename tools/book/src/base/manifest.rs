//! The `Cargo.toml` of a package of the book, and the book's own table in it.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::base::files;
use crate::base::problem::Problem;
use crate::base::tables;

/// The file in a package's folder.
pub const FILE: &str = "Cargo.toml";

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
    let text = files::read(&dir.join(FILE)).map_err(|error| Problem::from_error(shown, &error))?;
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

/// What `[package.metadata.<table>]` of `Cargo.toml` in `dir` says, a line for
/// each value, in the order of their names: the same lines for the same values,
/// however they are laid out.
///
/// # Errors
///
/// When the file cannot be read, is malformed or has no such table.
pub fn said(dir: &Path, table: &str) -> Result<Vec<String>> {
    let manifest: toml::Table = toml::from_str(&files::read(&dir.join("Cargo.toml"))?)?;
    let own = ["package", "metadata", table]
        .into_iter()
        .try_fold(&toml::Value::Table(manifest), |value, name| value.get(name))
        .cloned()
        .with_context(|| format!("Cargo.toml has no [package.metadata.{table}]"))?;
    let mut lines = Vec::new();
    say("", &own, &mut lines);
    lines.sort();
    Ok(lines)
}

fn say(name: &str, value: &toml::Value, lines: &mut Vec<String>) {
    match value {
        toml::Value::Table(table) => {
            for (key, value) in table {
                let name = if name.is_empty() {
                    key.clone()
                } else {
                    format!("{name}.{key}")
                };
                say(&name, value, lines);
            }
        }
        _ => lines.push(format!("{name} = {}\n", serde_json::json!(value))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(metadata: &str) -> String {
        let dir = tempfile::tempdir().unwrap();
        let text = format!("[package]\nname = \"a\"\n\n{metadata}");
        std::fs::write(dir.path().join("Cargo.toml"), text).unwrap();
        said(dir.path(), "listing").unwrap().concat()
    }

    #[test]
    fn the_same_values_say_the_same_however_they_are_laid_out() {
        let text = of(
            "[package.metadata.listing]\nends = 'success'\nclaim = \"It ends.\"\n\
             [package.metadata.listing.counterpart]\npython = '3.14'\npackages = ['a']\n",
        );
        assert_eq!(
            text,
            "claim = \"It ends.\"\ncounterpart.packages = [\"a\"]\ncounterpart.python = \
             \"3.14\"\nends = \"success\"\n"
        );
        let again = of(
            "# A comment.\r\n[package.metadata.listing]\r\nclaim = 'It ends.'\r\ncounterpart = { \
             packages = [ 'a' ], python = '3.14' }\r\nends = \"success\"\r\n",
        );
        assert_eq!(again, text);
    }
}
