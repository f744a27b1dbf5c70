//! Copies of the small book in `tests/fixture`, to change and to check.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use book::listing::Listing;
use book::python;
use book::seal::{FILE, Seal};
use libtest_mimic::{Completion, Failed, Trial};
use tempfile::TempDir;

use crate::suite::skip;

/// A test on copies of the fixture, whose counterpart needs some Python.
pub fn trial(
    name: impl Into<String>,
    test: impl FnOnce() -> Result<(), Failed> + Send + 'static,
) -> Trial {
    Trial::ignorable_test(name, move || match python::find(FIXTURE_PYTHON) {
        Ok(_) => test().map(|()| Completion::Completed),
        Err(reason) => skip(reason),
    })
}

/// What `demo/exact` asks for.
const FIXTURE_PYTHON: python::Version = python::Version {
    major: 3,
    minor: 14,
};

/// A copy of the fixture, deleted with this value.
pub struct Fixture {
    dir: TempDir,
}

/// What a command or a run of the checks said.
pub struct Said {
    pub success: bool,
    pub text: String,
}

impl Fixture {
    pub fn copy() -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture");
        copy_folder(&from, dir.path());
        Fixture { dir }
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.dir.path().join(file)
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    pub fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a new folder");
        fs::write(path, text).expect("a file in the copy");
    }

    /// Replaces what stands exactly once in `file`.
    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert_eq!(text.matches(from).count(), 1, "{file} has {from:?} once");
        self.write(file, &text.replace(from, to));
    }

    pub fn remove(&self, file: &str) {
        fs::remove_file(self.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    }

    /// Seals `file` of a listing as it now is, as if it had been recorded so:
    /// what is then found is found by running.
    pub fn reseal(&self, listing: &str, file: &str) {
        let folder = format!("listings/{listing}");
        let read = Listing::read(&self.path(&folder)).expect("the listing can be read");
        let mut seal = Seal::read(&read).expect("the seal can be read");
        seal.set(file, &self.read(&format!("{folder}/{file}")));
        self.write(
            &format!("{folder}/{FILE}"),
            &seal.text().expect("a seal is TOML"),
        );
    }

    /// Runs the checks with `filter` in their name.
    pub fn check(&self, filter: &str) -> Said {
        self.check_with(filter, |_| {})
    }

    pub fn check_with(&self, filter: &str, change: impl FnOnce(&mut Command)) -> Said {
        let mut command = self.checks(filter);
        change(&mut command);
        Said::of(command)
    }

    /// The command that runs the checks with `filter` in their name; nobody
    /// hears what it says until [`Said::of`] does.
    pub fn checks(&self, filter: &str) -> Command {
        let mut command = self.command(env::current_exe().expect("this program"));
        command.args([filter, "--skip", "site::stock-mdbook"]);
        command
    }

    /// Runs `cargo book` with `arguments`.
    pub fn book(&self, arguments: &[&str]) -> Said {
        self.book_with(arguments, |_| {})
    }

    pub fn book_with(&self, arguments: &[&str], change: impl FnOnce(&mut Command)) -> Said {
        let mut command = self.command(env!("CARGO_BIN_EXE_book"));
        command.args(arguments);
        change(&mut command);
        Said::of(command)
    }

    fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.dir.path())
            .env("BOOK_ROOT", self.dir.path())
            .env("CARGO_TARGET_DIR", self.path("target"))
            .env_remove("BOOK_REQUIRE_ALL")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }
}

impl Said {
    fn of(mut command: Command) -> Self {
        let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let output = command.output().expect("it starts");
        let text = [output.stdout, output.stderr]
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Said {
            success: output.status.success(),
            text: text.concat(),
        }
    }

    /// It worked, and said each of `words`.
    pub fn worked(&self, words: &[&str]) -> Result<(), Failed> {
        self.judge(true, words)
    }

    /// It failed, and said each of `words`.
    pub fn failed(&self, words: &[&str]) -> Result<(), Failed> {
        self.judge(false, words)
    }

    fn judge(&self, success: bool, words: &[&str]) -> Result<(), Failed> {
        if self.success != success {
            let wanted = if success { "work" } else { "fail" };
            return Err(Failed::from(format!(
                "it should {wanted}, but said:\n{}",
                self.text
            )));
        }
        match words.iter().find(|word| !self.text.contains(**word)) {
            None => Ok(()),
            Some(word) => Err(Failed::from(format!(
                "it should say {word:?}, but said:\n{}",
                self.text
            ))),
        }
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a new folder");
    for entry in fs::read_dir(from).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name");
        if path.is_dir() {
            if name != "target" {
                copy_folder(&path, &to.join(name));
            }
        } else {
            fs::copy(&path, to.join(name)).expect("a copy");
        }
    }
}
