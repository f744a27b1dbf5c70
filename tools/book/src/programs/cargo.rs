//! Builds listings with Cargo and finds what it built, by what Cargo says and
//! nothing else: neither the target folder nor the names of files are guessed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::env;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, Result, anyhow, bail};
use cargo_metadata::{Artifact, ArtifactProfile, Message, PackageId};

use crate::base::home::{home, same_folder};
use crate::model::listing::Listing;
use crate::programs::environment;
use crate::programs::run::{SILENT, Until, output};
use crate::programs::shared;
use crate::programs::workspace::{self, Dependencies};

/// What one build made.
#[derive(Debug, Default)]
pub struct Built {
    root: PathBuf,
    /// Package name to the program's path.
    programs: BTreeMap<String, PathBuf>,
    /// Package name to the path of the program that runs its tests.
    tests: BTreeMap<String, PathBuf>,
    /// Package name to how its program was compiled.
    profiles: BTreeMap<String, ArtifactProfile>,
    /// Each dependency's files that rustc links.
    libraries: HashMap<PackageId, Vec<PathBuf>>,
    /// What each package calls those that it depends on; asked when the first
    /// wants to know.
    dependencies: OnceLock<Result<Dependencies, String>>,
}

/// The Cargo that runs this tool, so that the pinned toolchain is used. It
/// builds the same whatever the user exports; see [`environment::tool`].
pub fn cargo(root: &Path) -> Command {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut cargo = environment::tool(cargo);
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
    let more: &[&str] = match (tests, all_crates_are_built(root)) {
        (_, true) => &["--package", BLOCKS, "--tests"],
        (true, false) => &["--tests"],
        (false, false) => &[],
    };
    build_with(root, packages, more)
}

/// The package that depends on every crate of the book.
const BLOCKS: &str = "blocks";

/// Whether the crates are there with the features that the whole book turns on.
/// Then they serve one listing, too; where they are not, it is built alone, so
/// that its author does not wait for all of them.
fn all_crates_are_built(root: &Path) -> bool {
    let program = format!("rustc-2024{}", env::consts::EXE_SUFFIX);
    let this = env::current_exe().unwrap_or_default();
    // This is `target/debug/book`, or the checks in `target/debug/deps`.
    let mut folders = this.ancestors().skip(1).take(2);
    same_folder(root, home()) && folders.any(|folder| folder.join(&program).is_file())
}

/// The programs of these packages and those that run their tests, in the target
/// folder `target`.
///
/// # Errors
///
/// As [`build`].
pub fn build_in(
    root: &Path,
    packages: impl IntoIterator<Item = String>,
    target: &Path,
) -> Result<Built> {
    let target = target.display().to_string();
    build_with(root, packages, &["--tests", "--target-dir", &target])
}

/// The same with this profile, and nothing but the programs.
///
/// # Errors
///
/// As [`build`].
pub fn build_as(
    root: &Path,
    packages: impl IntoIterator<Item = String>,
    profile: &str,
) -> Result<Built> {
    build_with(root, packages, &["--profile", profile])
}

fn build_with(
    root: &Path,
    packages: impl IntoIterator<Item = String>,
    more: &[&str],
) -> Result<Built> {
    let mut built = Built {
        root: root.to_owned(),
        ..Built::default()
    };
    let packages: Vec<String> = packages.into_iter().collect();
    if packages.is_empty() {
        return Ok(built);
    }
    let command = || {
        let mut command = cargo(root);
        command
            .args([
                "build",
                "--message-format=json-render-diagnostics",
                "--bins",
            ])
            .args(packages.iter().flat_map(|package| ["--package", package]))
            .args(more);
        command
    };
    read(&mut built, command())?;
    let program = built.programs.values().next();
    if let Some(folder) = program.and_then(|program| program.parent()) {
        let folder = folder.to_owned();
        if shared::is_of_another(root, &folder)? {
            shared::clean(|| cargo(root))?;
            read(&mut built, command())?;
        }
        shared::claim(root, &folder)?;
    }
    Ok(built)
}

/// Runs a build and reads what it made.
fn read(built: &mut Built, command: Command) -> Result<()> {
    let said = output(command, SILENT, Until::ExitOrStall, Some(show_progress))?;
    if !said.success() {
        bail!("the programs do not build:\n{}", said.errors());
    }
    for message in Message::parse_stream(said.stdout.as_slice()) {
        if let Message::CompilerArtifact(artifact) = message? {
            built.note(artifact);
        }
    }
    Ok(())
}

/// Shows somebody who sits before it what Cargo compiles, which may take
/// minutes. What the compiler says of an error is told later, and once.
fn show_progress(line: &str) {
    let verb = line.trim_start().split(' ').next().unwrap_or_default();
    let indented = line.starts_with("   ") && verb.ends_with("ing");
    if indented && std::io::stderr().is_terminal() {
        eprintln!("{line}");
    }
}

impl Built {
    fn note(&mut self, artifact: Artifact) {
        let (target, profile) = (artifact.target, artifact.profile);
        if let Some(executable) = artifact.executable {
            // A listing's program has the name of its package.
            let programs = if profile.test {
                &mut self.tests
            } else {
                &mut self.programs
            };
            programs.insert(target.name.clone(), executable.into());
            self.profiles.insert(target.name, profile);
            return;
        }
        let mut files = artifact.filenames.into_iter().map(PathBuf::from);
        if let Some(file) = files.find(|file| linkable(file)) {
            self.libraries
                .entry(artifact.package_id)
                .or_default()
                .push(file);
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

    /// The program that runs the tests called `name`: those of a package, or
    /// those of a file in its `tests`.
    ///
    /// # Errors
    ///
    /// When the build made none.
    pub fn tests(&self, name: &str) -> Result<&Path> {
        self.tests
            .get(name)
            .map(PathBuf::as_path)
            .with_context(|| format!("the build made no tests for {name}"))
    }

    /// A command that runs the tests of `package`, which lies in `dir`, as
    /// `cargo test` does. In `CARGO_BIN_EXE_<name>` they find the program, as
    /// an integration test would.
    ///
    /// # Errors
    ///
    /// When the build made no program, or none for the tests.
    pub fn test_command(&self, package: &str, dir: &Path) -> Result<Command> {
        let program = self.program(package)?;
        Ok(test_command(
            self.tests(package)?,
            Some(program),
            package,
            dir,
        ))
    }

    /// The `rustc` arguments with which the program of `package` was compiled,
    /// as far as they change what it does.
    pub fn profile_args(&self, package: &str) -> Vec<String> {
        let args = |profile: &ArtifactProfile| {
            vec![
                format!("-Copt-level={}", profile.opt_level),
                format!("-Cdebug-assertions={}", profile.debug_assertions),
                format!("-Coverflow-checks={}", profile.overflow_checks),
            ]
        };
        self.profiles.get(package).map(args).unwrap_or_default()
    }

    /// The `rustc` arguments that let a source file use the dependencies of
    /// `listing`, and those of its tests.
    ///
    /// # Errors
    ///
    /// When Cargo does not say which they are.
    pub fn extern_args(&self, listing: &Listing) -> Result<Vec<String>> {
        let package = listing.package();
        let asked = self.dependencies.get_or_init(|| {
            workspace::dependencies(cargo(&self.root)).map_err(|error| format!("{error:#}"))
        });
        let all = asked.as_ref().map_err(|error| anyhow!("{error}"))?;
        let beside = self.program(&package)?.parent();
        let mut args = Vec::new();
        for (name, id) in all.get(&package).into_iter().flatten() {
            let files = self.libraries.get(id).map_or(&[][..], Vec::as_slice);
            // Cargo may have built it for its own programs, too, and then those
            // that belong to listings lie below the folder of their programs.
            let ours = |file: &&PathBuf| beside.is_some_and(|folder| file.starts_with(folder));
            if let Some(file) = files.iter().rfind(ours).or(files.last()) {
                args.push(format!("--extern={name}={}", file.display()));
            }
        }
        let files = self.libraries.values().flatten();
        let folders: BTreeSet<_> = files.filter_map(|file| file.parent()).collect();
        for folder in folders {
            args.push(format!("-Ldependency={}", folder.display()));
        }
        Ok(args)
    }
}

/// A command that runs `tests`, the tests of `package`, which lies in `dir`;
/// they find `program` as [`Built::test_command`] says.
pub fn test_command(tests: &Path, program: Option<&Path>, package: &str, dir: &Path) -> Command {
    let mut command = environment::recorded(tests);
    command
        .current_dir(dir)
        .env("CARGO_MANIFEST_DIR", dir)
        .env("CARGO_PKG_NAME", package)
        .envs(program.map(|program| (format!("CARGO_BIN_EXE_{package}"), program)));
    command
}

fn linkable(file: &Path) -> bool {
    let known = ["rlib", "so", "dylib", "dll"];
    file.extension()
        .is_some_and(|ext| known.iter().any(|known| ext == *known))
}
