//! Compiles what must not compile, and keeps the compiler's own words.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use anyhow::{Context, Result, anyhow, bail};
use regex::Regex;
use serde::Deserialize;

use crate::base::problem::Problem;
use crate::base::scratch::Scratch;
use crate::base::version::EDITION;
use crate::model::listing::Listing;
use crate::programs::cargo::Built;
use crate::programs::environment;
use crate::programs::run::{QUICK, Until, output};

/// What the compiler said of a program that it refused.
#[derive(Debug)]
pub struct Refusal {
    /// The code of the first error, such as `E0373`; a denied lint's name.
    pub code: String,
    /// All messages as a reader sees them, without colours.
    pub text: String,
}

/// One message of `--error-format=json`; the rustc book describes it under
/// "JSON output".
#[derive(Deserialize)]
struct Diagnostic {
    level: String,
    code: Option<Code>,
    rendered: Option<String>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

/// Compiles `fails/<name>.rs` of `listing`, whose dependencies are in `built`.
/// Nothing is written.
///
/// # Errors
///
/// When it compiles, or when the compiler cannot be run.
pub fn refusal(listing: &Listing, name: &str, built: &Built) -> Result<Refusal> {
    let place = format!("{}/fails/{name}.rs", listing.place());
    refusal_in(listing.root(), &place, &built.extern_args(listing)?)?.ok_or_else(|| {
        Problem::of(place, "it compiles, and it must not")
            .cure("make it fail again, or show it as a listing of its own")
            .into()
    })
}

/// What the compiler says of the program that lies at `place` below `root`, with
/// these arguments for its dependencies; nothing where it compiles. No file is
/// written.
///
/// # Errors
///
/// When the compiler cannot be run, or does not say why it refuses.
pub fn refusal_in(root: &Path, place: &str, externs: &[String]) -> Result<Option<Refusal>> {
    let scratch = Scratch::new()?;
    let mut command = rustc();
    command
        // The message is then the one that a reader gets at the root.
        .current_dir(root)
        .args([
            place,
            "--error-format=json",
            "--crate-type=bin",
            "--emit=metadata",
        ])
        .arg(format!("--edition={EDITION}"))
        .arg("--crate-name=main")
        .arg("--out-dir")
        .arg(scratch.path())
        .args(externs);
    if let Some(sysroot) = sysroot_without_sources(scratch.path())? {
        command.arg("--sysroot").arg(sysroot);
    }
    let said = output(command, QUICK, Until::ExitOrStall, None)?;
    if said.success() {
        return Ok(None);
    }
    let messages = said.errors();
    let mut text = String::new();
    let mut code = None;
    for line in messages.lines() {
        let Ok(diagnostic) = serde_json::from_str::<Diagnostic>(line) else {
            bail!("rustc did not answer in JSON for {place}: {line}");
        };
        if diagnostic.level == "error" && code.is_none() {
            code = Some(
                diagnostic
                    .code
                    .map_or_else(|| "none".to_owned(), |code| code.code),
            );
        }
        text.push_str(diagnostic.rendered.as_deref().unwrap_or_default());
    }
    let code = code.ok_or_else(|| anyhow!("rustc failed on {place} without an error"))?;
    let text = without_registry(&text);
    Ok(Some(Refusal { code, text }))
}

/// A command that compiles the program at `place` below `root` into the file
/// `into`; the caller adds the rest.
pub fn compile(root: &Path, place: &str, into: &Path) -> Command {
    let mut command = rustc();
    command
        .current_dir(root)
        .arg(place)
        .arg(format!("--edition={EDITION}"))
        // Of a program that compiles, nobody reads them.
        .arg("--cap-lints=allow")
        // As Cargo does: nothing optimises across crates afterwards.
        .arg("-Cembed-bitcode=no")
        // One unit costs least, and others keep the cores busy meanwhile.
        .arg("-Ccodegen-units=1")
        .arg("-o")
        .arg(into);
    command
}

/// `text` with the files of dependencies named from the folder of their crate
/// on: where Cargo unpacks them differs from machine to machine.
pub fn without_registry(text: &str) -> String {
    static FOLDER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(--> |::: | panicked at ).*[/\\]registry[/\\]src[/\\][^/\\\n]+[/\\]")
            .expect("the pattern is valid")
    });
    FOLDER.replace_all(text, "$1").into_owned()
}

/// The target triple that rustc compiles for by itself.
///
/// # Errors
///
/// When rustc cannot be asked.
pub fn host() -> Result<String> {
    version()?
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .context("rustc -vV names no host")
}

/// All that rustc says of its version.
///
/// # Errors
///
/// When rustc cannot be asked.
pub fn version() -> Result<String> {
    let mut command = rustc();
    command.arg("-vV");
    Ok(output(command, QUICK, Until::Exit, None)?.text())
}

fn rustc() -> Command {
    environment::tool("rustc")
}

/// Where the component `rust-src` is installed, rustc quotes the standard
/// library's lines in its messages, and where it is not, it does not. The
/// book's messages are those of an installation without it: this gives rustc a
/// folder of links to all of its sysroot but the sources.
fn sysroot_without_sources(scratch: &Path) -> Result<Option<PathBuf>> {
    let mut command = rustc();
    command.args(["--print", "sysroot"]);
    let said = output(command, QUICK, Until::Exit, None)?;
    let sysroot = PathBuf::from(said.text().trim());
    let real = sysroot.join("lib/rustlib");
    if !real.join("src").exists() {
        return Ok(None);
    }
    let shadow = scratch.join("sysroot");
    let rustlib = shadow.join("lib/rustlib");
    fs::create_dir_all(&rustlib)?;
    for entry in fs::read_dir(&real)? {
        let entry = entry?;
        if entry.file_name() != "src" {
            link(&entry.path(), &rustlib.join(entry.file_name()))?;
        }
    }
    Ok(Some(shadow))
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(from, to)
}

#[cfg(windows)]
fn link(from: &Path, to: &Path) -> std::io::Result<()> {
    if from.is_dir() {
        std::os::windows::fs::symlink_dir(from, to)
    } else {
        std::os::windows::fs::symlink_file(from, to)
    }
}

#[cfg(test)]
mod tests {
    use super::without_registry;

    #[test]
    fn a_dependency_is_named_from_its_crate_on() {
        for home in ["/home/me/.cargo", r"C:\Users\A Name\.cargo"] {
            let slash = if home.starts_with('/') { "/" } else { "\\" };
            let tail = ["tokio-1.54.1", "src", "task", "spawn.rs:176:21"].join(slash);
            let place = [home, "registry", "src", "index-1949cf8c", &tail].join(slash);
            for before in ["   --> ", "  ::: ", "thread 'main' (7) panicked at "] {
                assert_eq!(
                    without_registry(&format!("note\n{before}{place}\n")),
                    format!("note\n{before}{tail}\n")
                );
            }
        }
        let own = " --> listings/threads/once/fails/twice.rs:3:1\n";
        assert_eq!(without_registry(own), own);
    }
}
