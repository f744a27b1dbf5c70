//! Copies of the small book in `tests/fixture`, to change and to check.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use anyhow::Result;
use book::base::files;
use book::base::folders;
use book::base::names::slashed;
use book::base::version::PYTHON;
use book::model::listing::Listing;
use book::model::listing::RECORDED;
use book::model::seal::Seal;
use book::programs::environment;
use book::programs::python;
use book::programs::run::{SILENT, Until, output};
use libtest_mimic::{Completion, Failed, Trial};
use tempfile::TempDir;
use toml::{Table, Value};

use crate::base::passed::{Passed, built};
use crate::base::suite::skip;
use crate::browser::programs::Programs;
use crate::pages::site::stock_mdbook;

/// A test on copies of the fixture, whose counterpart needs some Python. It is
/// a test of the tool, and once passed, it is not run again while the tool, the
/// fixture, the Python, mdBook and the browser are the same.
pub fn trial(
    name: impl Into<String>,
    test: impl FnOnce() -> Result<(), Failed> + Send + 'static,
) -> Trial {
    let name = name.into();
    Trial::ignorable_test(name.clone(), move || {
        let python = match python::find(PYTHON) {
            Ok(python) => python,
            Err(reason) => return skip(reason),
        };
        let (passed, tool) = TOOL.as_ref().map_err(Failed::from)?;
        let what = format!("{name} {} {tool}", python.full);
        if !passed.has(&what) {
            test()?;
            passed.add(&what)?;
        }
        Ok(Completion::Completed)
    })
}

/// A [`trial`] that needs stock mdBook.
pub fn with_mdbook(
    name: impl Into<String>,
    test: impl FnOnce(&Path) -> Result<(), Failed> + Send + 'static,
) -> Trial {
    match stock_mdbook() {
        Ok(mdbook) => trial(name, move || test(mdbook)),
        Err(reason) => Trial::ignorable_test(name, move || skip(reason)),
    }
}

/// What has passed, and what the tool and the fixture are now.
static TOOL: LazyLock<Result<(Passed, String), String>> = LazyLock::new(|| {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = || {
        let passed = Passed::read(book::base::home::home())?;
        anyhow::Ok((passed, files::digest(&stamp(home)?)))
    };
    read().map_err(|error| format!("{error:#}"))
});

/// Where the fixture lies.
pub const FOLDER: &str = "tests/fixture";

/// Changes when one of the tool's programs is built again, when a program that
/// they use comes, goes or changes, and when a file changes that they read in
/// `home`.
fn stamp(home: &Path) -> Result<String> {
    let mut stamp = String::new();
    // The program that judges is always among the conditions.
    stamp += &built(Path::new(env!("CARGO_BIN_EXE_book")))?;
    // What is not there is skipped in the copies, and is then no longer.
    let mdbook = stock_mdbook().map(|program| program.display().to_string());
    let browser = Programs::find().map(|programs| programs.version.as_str());
    stamp += &format!("{mdbook:?}\n{browser:?}\n");
    let theme = book::base::home::home().join(THEME);
    stamp += &files::read(&book::base::home::home().join(SETTINGS))?;
    let mut folders = vec![home.join(FOLDER), home.join("python"), theme];
    while let Some(folder) = folders.pop() {
        let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_key(DirEntry::path);
        for path in entries.iter().map(DirEntry::path) {
            if path.is_file() {
                let bytes = fs::read(&path)?;
                stamp += &format!("{}\n{}", path.display(), String::from_utf8_lossy(&bytes));
            } else if !path.ends_with("target") {
                folders.push(path);
            }
        }
    }
    Ok(stamp)
}

/// Its pages look like those of the book: they have its theme, and what the
/// settings of the book say of it.
const THEME: &str = "theme";
const SETTINGS: &str = "book.toml";

/// The fixture's settings, with those of the book for its output, but for what
/// has moved on pages that are not there.
fn settings(fixture: &str) -> String {
    let book =
        files::read(&book::base::home::home().join(SETTINGS)).expect("the book has settings");
    let mut settings: Table = fixture.parse().expect("the fixture's settings are TOML");
    let mut book: Table = book.parse().expect("the book's settings are TOML");
    if let Some(html) = book["output"].get_mut("html").and_then(Value::as_table_mut) {
        html.remove("redirect");
    }
    let mut output = book.remove("output").expect("the book has an output");
    if let Some(html) = output.get_mut("html").and_then(Value::as_table_mut) {
        // Its own repository lies nowhere.
        html.remove("git-repository-url");
    }
    settings.insert("output".to_owned(), output);
    settings.to_string()
}

/// A copy of the fixture, deleted with this value.
pub struct Fixture {
    _dir: TempDir,
    root: PathBuf,
}

/// What a command or a run of the checks said.
pub struct Said {
    pub success: bool,
    pub text: String,
}

impl Fixture {
    pub fn copy() -> Self {
        Self::copy_to("")
    }

    /// A copy that lies in a folder with this name.
    pub fn copy_to(name: &str) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let root = dir.path().join(name);
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
        copy_folder(&from, &root);
        copy_folder(&book::base::home::home().join(THEME), &root.join(THEME));
        let fixture = Fixture { _dir: dir, root };
        fixture.write(SETTINGS, &settings(&fixture.read(SETTINGS)));
        fixture
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.root.join(file)
    }

    pub fn read(&self, file: &str) -> String {
        files::read(&self.path(file)).unwrap_or_else(|error| panic!("{error:#}"))
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
        seal.set_as_is(&read, file).expect("the file can be read");
        self.write(
            &format!("{folder}/{RECORDED}"),
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

    /// The command that runs the checks with `filter` in their name.
    pub fn checks(&self, filter: &str) -> Command {
        let mut command = self.command(env::current_exe().expect("this program"));
        command.arg(filter);
        command
    }

    /// Runs `cargo book` with `arguments`.
    pub fn book(&self, arguments: &[&str]) -> Said {
        self.book_with(arguments, |_| {})
    }

    pub fn book_with(&self, arguments: &[&str], change: impl FnOnce(&mut Command)) -> Said {
        let mut command = self.book_command(arguments);
        change(&mut command);
        Said::of(command)
    }

    /// The same with a copy of the tool, which lies in the copy of the book, as in
    /// a clone.
    pub fn own_book_with(&self, arguments: &[&str], change: impl FnOnce(&mut Command)) -> Said {
        let own = self
            .path("target")
            .join(format!("book{}", env::consts::EXE_SUFFIX));
        if !own.exists() {
            fs::create_dir_all(self.path("target")).expect("a new folder");
            fs::copy(env!("CARGO_BIN_EXE_book"), &own).expect("a copy of the tool");
        }
        let mut command = self.command(own);
        command.args(arguments);
        change(&mut command);
        Said::of(command)
    }

    /// The command `cargo book` with `arguments`.
    pub fn book_command(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(env!("CARGO_BIN_EXE_book"));
        command.args(arguments);
        command
    }

    fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = environment::tool(program);
        command
            .current_dir(&self.root)
            .env("BOOK_ROOT", &self.root)
            .env("CARGO_TARGET_DIR", self.path("target"))
            .env_remove("CARGO_BUILD_BUILD_DIR")
            .env_remove("BOOK_REQUIRE_ALL");
        command
    }
}

impl Said {
    /// What it says, once it has ended.
    pub fn of(command: Command) -> Self {
        let said = output(command, SILENT, Until::ExitOrStall, None);
        let said = said.unwrap_or_else(|error| panic!("{error:#}"));
        Said {
            success: said.success(),
            text: said.text() + &said.errors(),
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

/// Copies a folder without what is built in it, and without what an editor
/// left there.
fn copy_folder(from: &Path, to: &Path) {
    let built = from.join("target");
    for file in folders::files(from, |path| !path.starts_with(&built)).expect("it can be read") {
        let copy = to.join(file.strip_prefix(from).expect("it lies below"));
        fs::create_dir_all(copy.parent().expect("it has a folder")).expect("a new folder");
        fs::copy(&file, &copy).expect("a copy");
    }
}

/// The Rust files of the listings and measurements below `root`, and what they
/// hold.
pub fn rust_files(root: &Path) -> BTreeMap<String, String> {
    let is_rust = |path: &Path| path.extension() == Some("rs".as_ref());
    let mut all = BTreeMap::new();
    for folder in ["listings", "measurements"] {
        let files = folders::files(&root.join(folder), is_rust).expect("it can be read");
        for file in files {
            let name = slashed(file.strip_prefix(root).expect("it lies below"));
            // What must not compile, and what is tried, is compiled anew each
            // time.
            if !name.contains("/fails/") && !name.contains("/tries/") {
                all.insert(name, fs::read_to_string(&file).unwrap_or_default());
            }
        }
    }
    all
}
