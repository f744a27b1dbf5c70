//! What Cargo says of a workspace: its packages, and what depends on what.

use std::collections::BTreeMap;
use std::process::Command;

use anyhow::{Context, Result, bail};
use cargo_metadata::{Metadata, MetadataCommand, NodeDep, PackageId};

use crate::programs::run::{SILENT, Until, output};

/// Package name to those that it depends on, each with the name by which its
/// source calls it.
pub type Dependencies = BTreeMap<String, Vec<(String, PackageId)>>;

/// Asks `cargo`, which starts in a workspace, what depends on what in it.
///
/// # Errors
///
/// When Cargo does not say.
pub fn dependencies(cargo: Command) -> Result<Dependencies> {
    let metadata = metadata(cargo, &[])?;
    let resolve = metadata
        .resolve
        .as_ref()
        .context("cargo metadata resolves nothing")?;
    let mut all = Dependencies::new();
    for package in metadata.workspace_packages() {
        let node = resolve.nodes.iter().find(|node| node.id == package.id);
        let of = |dep: &NodeDep| (dep.name.clone(), dep.pkg.clone());
        let named = node.map(|node| node.deps.iter().map(of).collect());
        all.insert(package.name.clone(), named.unwrap_or_default());
    }
    Ok(all)
}

/// Asks `cargo`, which starts in a workspace, for all that it knows of it;
/// `more` are further arguments.
///
/// # Errors
///
/// When Cargo does not say.
pub fn metadata(mut cargo: Command, more: &[&str]) -> Result<Metadata> {
    cargo.args(["metadata", "--format-version", "1"]).args(more);
    let said = output(cargo, SILENT, Until::ExitOrStall, None)?;
    if !said.success() {
        bail!("cargo metadata: {}", said.errors());
    }
    Ok(MetadataCommand::parse(said.text())?)
}
