//! `cargo book record`: runs listings and their counterparts, compiles what
//! must not compile, and writes down what came out.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::book::Book;
use crate::cargo::{self, Built};
use crate::contract::{check_ending, normalise};
use crate::listing::{Contract, Counterpart, Ends, Listing};
use crate::python::{self, Python};
use crate::run::{Ending, Run, Until, run};
use crate::rustc;
use crate::seal::{self, Seal};

/// The program.
pub const SOURCE: &str = "src/main.rs";
/// What the program printed.
pub const OUTPUT: &str = "output.txt";
/// The Python counterpart.
pub const COUNTERPART: &str = "counterpart.py";
/// What the counterpart printed.
pub const COUNTERPART_OUTPUT: &str = "counterpart.txt";

/// How long a program that never ends has to be silent before what it printed
/// is recorded, in milliseconds.
const PATIENCE_MS: u64 = 1_000;

/// Records the listings called `names`, or all of them, and says on standard
/// error what it does. What a listing printed replaces the recorded text only
/// where its contract sees a difference or its program has changed, so that a
/// second recording changes nothing.
///
/// # Errors
///
/// When a name is unknown, or when a listing does not do what its metadata
/// says; that listing's files then stay as they were, and the others are
/// recorded all the same.
pub fn record(book: &Book, names: &[String]) -> Result<()> {
    if names.is_empty()
        && let Some((_, error)) = book.errors().next()
    {
        bail!("{error:#}");
    }
    let listings: Vec<&Listing> = if names.is_empty() {
        book.listings().collect()
    } else {
        names
            .iter()
            .map(|name| book.listing(name))
            .collect::<Result<_>>()?
    };
    eprintln!("building {} listings", listings.len());
    let packages = listings.iter().map(|listing| listing.package());
    let built = cargo::build(&book.root, packages, false)?;
    let mut failed = 0;
    for (index, listing) in listings.iter().enumerate() {
        eprint!("[{}/{}] {}: ", index + 1, listings.len(), listing.name);
        match record_one(listing, &built) {
            Ok(changed) if changed.is_empty() => eprintln!("as recorded"),
            Ok(changed) => eprintln!("wrote {}", changed.join(", ")),
            Err(error) => {
                failed += 1;
                eprintln!("failed\n{error:#}");
            }
        }
    }
    match failed {
        0 => Ok(()),
        1 => bail!("one listing was not recorded; its files are as they were"),
        _ => bail!("{failed} listings were not recorded; their files are as they were"),
    }
}

/// Records one listing and returns the names of the files that changed.
fn record_one(listing: &Listing, built: &Built) -> Result<Vec<String>> {
    // Nothing says yet which output of a program that never ends is all of it.
    let mut patient = listing.clone();
    patient.metadata.silent_ms = patient.metadata.silent_ms.max(PATIENCE_MS);
    let listing = &patient;
    let mut recording = Recording {
        listing,
        old: Seal::read(listing).unwrap_or_default(),
        new: Seal::default(),
        files: Vec::new(),
    };
    if let Some(reason) = listing.missing_system() {
        bail!("{reason}; record it there");
    }
    let output = run_program(listing, built, &|_| true)?;
    recording.output(SOURCE, OUTPUT, &output, &listing.contract())?;
    if let Some(counterpart) = &listing.metadata.counterpart {
        let python = python::find_exact(counterpart.python)
            .and_then(|_| python::find_for(counterpart))
            .map_err(|reason| anyhow!("{}/{COUNTERPART}: {reason}", listing.place()))?;
        let output = run_counterpart(listing, counterpart, python, &|_| true)?;
        let contract = listing.counterpart_contract(counterpart);
        recording.output(COUNTERPART, COUNTERPART_OUTPUT, &output, &contract)?;
    }
    for (name, wanted) in &listing.metadata.fails {
        let text = refusal(listing, name, wanted, built)?;
        recording.seal_source(&fail_source(name))?;
        recording.keep(&fail_message(name), text);
    }
    recording.write()
}

/// `fails/<name>.rs`.
pub fn fail_source(name: &str) -> String {
    format!("fails/{name}.rs")
}

/// `fails/<name>.stderr`.
pub fn fail_message(name: &str) -> String {
    format!("fails/{name}.stderr")
}

/// Runs the program of `listing` and gives what it printed. `enough` matters
/// where it never ends: it is stopped when its output is enough and it then
/// stays silent.
///
/// # Errors
///
/// When it hangs, leaves a process or a temporary file behind, or does not end
/// as its metadata says.
pub fn run_program(
    listing: &Listing,
    built: &Built,
    enough: &dyn Fn(&str) -> bool,
) -> Result<String> {
    let command = cargo::program_command(built.program(&listing.package())?, listing);
    let contract = listing.contract();
    let run = run_in_own_folder(command, &contract, enough)
        .with_context(|| format!("cargo run -p {}", listing.package()))?;
    ended(&run, &contract, &format!("{}/{SOURCE}", listing.place()))?;
    Ok(rustc::without_registry(&run.output))
}

/// The same for the Python counterpart of `listing`, run by `python`, which
/// [`python::find_for`] has found.
///
/// # Errors
///
/// As [`run_program`].
pub fn run_counterpart(
    listing: &Listing,
    counterpart: &Counterpart,
    python: &Python,
    enough: &dyn Fn(&str) -> bool,
) -> Result<String> {
    let place = format!("{}/{COUNTERPART}", listing.place());
    let contract = listing.counterpart_contract(counterpart);
    let command = python::command(python, counterpart, &listing.counterpart_path());
    let run = run_in_own_folder(command, &contract, enough).with_context(|| place.clone())?;
    ended(&run, &contract, &place)?;
    // Tracebacks name files by where they lie on this machine.
    Ok(run
        .output
        .replace(&python.library, "python")
        .replace(&format!("{}/", listing.dir.display()), "")
        .replace(&format!("{}/", listing.root().display()), ""))
}

/// Runs `command` with a folder of its own for temporary files, in which a
/// program that ends may leave nothing.
fn run_in_own_folder(
    mut command: Command,
    contract: &Contract,
    enough: &dyn Fn(&str) -> bool,
) -> Result<Run> {
    let folder = tempfile::tempdir().context("no temporary folder could be made")?;
    for name in ["TMPDIR", "TMP", "TEMP"] {
        command.env(name, folder.path());
    }
    let run = run(command, contract.limit, until(contract, enough))?;
    let mut left = Vec::new();
    for entry in fs::read_dir(folder.path())? {
        left.push(entry?.file_name().to_string_lossy().into_owned());
    }
    if !left.is_empty() && run.ending != Ending::Stopped {
        bail!(
            "it ended and left {} in the folder for temporary files; remove what a program makes \
             before it ends",
            left.join(", ")
        );
    }
    Ok(run)
}

/// The compiler's message for `fails/<name>.rs`, whose first error must be
/// `wanted`.
///
/// # Errors
///
/// When it compiles, or fails with another error.
pub fn refusal(listing: &Listing, name: &str, wanted: &str, built: &Built) -> Result<String> {
    let refusal = rustc::refusal(listing, name, built)?;
    if refusal.code != wanted {
        bail!(
            "{}/{} must fail with {wanted}, as [package.metadata.listing.fails] says, but it fails \
             with {}:\n{}",
            listing.place(),
            fail_source(name),
            refusal.code,
            refusal.text
        );
    }
    Ok(refusal.text)
}

fn until<'a>(contract: &Contract, enough: &'a dyn Fn(&str) -> bool) -> Until<'a> {
    match contract.ends {
        Ends::Never => Until::Silent {
            silent: contract.silent,
            enough,
        },
        _ => Until::Exit,
    }
}

fn ended(run: &Run, contract: &Contract, place: &str) -> Result<()> {
    check_ending(run, contract).map_err(|why| {
        let printed = if run.output.is_empty() {
            "(nothing)"
        } else {
            &run.output
        };
        anyhow!("{place}: {why}; it printed:\n{printed}")
    })
}

/// One listing's files, collected before any of them is written.
struct Recording<'a> {
    listing: &'a Listing,
    old: Seal,
    new: Seal,
    files: Vec<(String, String)>,
}

impl Recording<'_> {
    /// Keeps the old text where neither the program nor, under its contract,
    /// its output has changed.
    fn output(
        &mut self,
        source: &str,
        file: &str,
        output: &str,
        contract: &Contract,
    ) -> Result<()> {
        self.seal_source(source)?;
        let dir = &self.listing.dir;
        let untouched = self.old.holds(dir, source) && self.old.holds(dir, file);
        let old = fs::read_to_string(dir.join(file)).unwrap_or_default();
        let text = if untouched && normalise(&old, contract) == normalise(output, contract) {
            old
        } else {
            output.to_owned()
        };
        self.keep(file, text);
        Ok(())
    }

    fn seal_source(&mut self, source: &str) -> Result<()> {
        let content = fs::read_to_string(self.listing.dir.join(source))
            .with_context(|| format!("cannot read {}/{source}", self.listing.place()))?;
        self.new.set(source, &content);
        Ok(())
    }

    fn keep(&mut self, file: &str, text: String) {
        self.new.set(file, &text);
        self.files.push((file.to_owned(), text));
    }

    /// Writes the files that differ, each whole or not at all.
    fn write(mut self) -> Result<Vec<String>> {
        self.files.push((seal::FILE.to_owned(), self.new.text()?));
        let mut changed = Vec::new();
        for (file, text) in &self.files {
            let path = self.listing.dir.join(file);
            if fs::read_to_string(&path).is_ok_and(|old| old == *text) {
                continue;
            }
            write_whole(&path, text)?;
            changed.push(file.clone());
        }
        Ok(changed)
    }
}

/// Writes a new file beside the old one and then renames it.
fn write_whole(path: &Path, text: &str) -> Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    fs::write(&beside, text)
        .and_then(|()| fs::rename(&beside, path))
        .with_context(|| format!("cannot write {}", path.display()))
}
