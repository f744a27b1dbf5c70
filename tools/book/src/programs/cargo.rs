//! Builds listings with Cargo and finds what it built.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::base::home::{home, same_folder};
use crate::model::listing::Listing;

/// What one build made.
#[derive(Debug, Default)]
pub struct Built {
    /// Package name to the program's path.
    programs: BTreeMap<String, PathBuf>,
    /// Package name to the path of the program that runs its tests.
    tests: BTreeMap<String, PathBuf>,
    /// Crate name to the file that rustc links, dependencies only.
    libraries: BTreeMap<String, PathBuf>,
}

/// One line of `--message-format=json`, as far as it is needed here; the
/// format is described in the Cargo book under "External tools".
#[derive(Deserialize)]
struct Message {
    reason: String,
    target: Option<Target>,
    #[serde(default)]
    filenames: Vec<PathBuf>,
    executable: Option<PathBuf>,
    profile: Option<Profile>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Profile {
    test: bool,
}

/// The Cargo that runs this tool, so that the pinned toolchain is used.
pub fn cargo(root: &Path) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root);
    cargo
}

/// Builds the programs of these packages and, if `tests` says so, those that
/// run their tests.
///
/// # Errors
///
/// When the build fails; the message holds the compiler's.
pub fn build(
    root: &Path,
    packages: impl IntoIterator<Item = String>,
    tests: bool,
) -> Result<Built> {
    let mut command = cargo(root);
    command.args([
        "build",
        "--message-format=json-render-diagnostics",
        "--bins",
    ]);
    let mut any = false;
    for package in packages {
        command.args(["--package", &package]);
        any = true;
    }
    if !any {
        return Ok(Built::default());
    }
    if same_folder(root, home()) {
        // The tool and its tests ask for more features of the crates that all
        // use. Built without them, those crates would be compiled twice.
        command.args(["--package", env!("CARGO_PKG_NAME"), "--tests"]);
    } else if tests {
        command.arg("--tests");
    }
    let output = command
        .stdin(Stdio::null())
        .output()
        .context("cargo could not be started")?;
    if !output.status.success() {
        bail!(
            "the listings do not build:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    let mut built = Built::default();
    for line in output.stdout.split(|&byte| byte == b'\n') {
        if let Ok(message) = serde_json::from_slice::<Message>(line) {
            built.note(message);
        }
    }
    Ok(built)
}

impl Built {
    fn note(&mut self, message: Message) {
        let Some(target) = message.target else { return };
        if message.reason != "compiler-artifact" {
            return;
        }
        if let Some(executable) = message.executable {
            // A listing's program has the name of its package.
            let of_tests = message.profile.is_some_and(|profile| profile.test);
            let programs = if of_tests {
                &mut self.tests
            } else {
                &mut self.programs
            };
            programs.insert(target.name, executable);
        } else if target
            .kind
            .iter()
            .any(|kind| kind.ends_with("lib") || kind == "proc-macro")
            && let Some(file) = message.filenames.into_iter().find(|file| linkable(file))
        {
            self.libraries.insert(target.name.replace('-', "_"), file);
        }
    }

    /// The program of `package`.
    ///
    /// # Errors
    ///
    /// When the build made none.
    pub fn program(&self, package: &str) -> Result<&Path> {
        self.programs
            .get(package)
            .map(PathBuf::as_path)
            .with_context(|| format!("the build made no program for {package}"))
    }

    /// A command that runs the tests of `package`, which lies in `dir`, as
    /// `cargo test` does. In `CARGO_BIN_EXE_<name>` they find the program, as
    /// an integration test would.
    ///
    /// # Errors
    ///
    /// When the build made no program, or none for the tests.
    pub fn test_command(&self, package: &str, dir: &Path) -> Result<Command> {
        let tests = self
            .tests
            .get(package)
            .with_context(|| format!("the build made no tests for {package}"))?;
        let mut command = Command::new(tests);
        command
            .current_dir(dir)
            .env("CARGO_MANIFEST_DIR", dir)
            .env("CARGO_PKG_NAME", package)
            .env(format!("CARGO_BIN_EXE_{package}"), self.program(package)?);
        Ok(command)
    }

    /// The `rustc` arguments that let a source file use the dependencies of
    /// `listing`.
    pub fn extern_args(&self, listing: &Listing) -> Vec<String> {
        let mut args = Vec::new();
        for name in listing.dependencies.keys() {
            let name = name.replace('-', "_");
            if let Some(file) = self.libraries.get(&name) {
                args.push(format!("--extern={name}={}", file.display()));
                if let Some(dir) = file.parent() {
                    args.push(format!("-Ldependency={}", dir.display()));
                }
            }
        }
        args
    }
}

fn linkable(file: &Path) -> bool {
    file.extension().is_some_and(|ext| {
        ["rlib", "so", "dylib", "dll"]
            .iter()
            .any(|known| ext == *known)
    })
}

/// A command that runs the program of a listing as recording and checking do.
pub fn program_command(program: &Path, listing: &Listing) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(&listing.dir)
        .env("RUST_BACKTRACE", "0")
        .env("NO_COLOR", "1");
    command
}
