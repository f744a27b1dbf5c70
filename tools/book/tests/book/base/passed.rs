//! Remembers what has passed, so that it is not run again while it, the
//! compiler, the crates, how they are built and the program that judges are the
//! same.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use book::base::files::digest;
use book::base::home::home;
use book::base::version::EDITION;
use book::programs::environment;
use book::programs::rustc;
use libtest_mimic::{Failed, Trial};

use crate::base::suite::requires_all;

/// What decides how the crates are built, beside the compiler.
const BUILD: [&str; 5] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "tools/blocks/Cargo.toml",
    "tools/book/Cargo.toml",
];

/// Changes when `program` is built again: what it judged may then be judged
/// otherwise.
pub fn built(program: &Path) -> Result<String> {
    let context = || program.display().to_string();
    let file = fs::metadata(program).with_context(context)?;
    let when = file.modified().with_context(context)?;
    Ok(format!("{} {} {when:?}\n", program.display(), file.len()))
}

/// What decides on all that passes.
struct Conditions<'a> {
    /// What the compiler says of itself.
    compiler: String,
    /// The workspace that has the crates.
    home: &'a Path,
    /// The variables that change builds, and their values.
    builds: Vec<(OsString, OsString)>,
    /// The program that judges.
    judge: &'a Path,
}

impl Conditions<'_> {
    /// Their hash.
    fn digest(&self) -> Result<String> {
        let mut all = format!("{}{EDITION}", self.compiler);
        for file in BUILD {
            let path = self.home.join(file);
            all += &fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        }
        for (name, value) in &self.builds {
            all += &format!("{}={}\n", name.display(), value.display());
        }
        all += &built(self.judge)?;
        Ok(digest(&all))
    }
}

/// An empty file for each that has passed, named by the hash of all that it
/// depends on.
pub struct Passed {
    dir: PathBuf,
    /// Their hash.
    conditions: String,
}

impl Passed {
    /// What has passed for the book at `root`, by this compiler, with the crates
    /// of this workspace, and before this program.
    pub fn read(root: &Path) -> Result<Self> {
        let conditions = Conditions {
            compiler: rustc::version()?,
            home: home(),
            builds: environment::of_builds(),
            judge: &env::current_exe()?,
        };
        Self::under(root, &conditions)
    }

    /// The same under other conditions.
    fn under(root: &Path, conditions: &Conditions) -> Result<Self> {
        let dir = root.join("target/passed");
        fs::create_dir_all(&dir).with_context(|| dir.display().to_string())?;
        // Hashed once, and not with each that has passed.
        let conditions = conditions.digest()?;
        Ok(Passed { dir, conditions })
    }

    /// Whether `what` has passed. Where everything has to run, nothing has.
    pub fn has(&self, what: &str) -> bool {
        !requires_all() && self.file(what).exists()
    }

    pub fn add(&self, what: &str) -> Result<()> {
        let file = self.file(what);
        fs::write(&file, "").with_context(|| file.display().to_string())
    }

    fn file(&self, what: &str) -> PathBuf {
        self.dir.join(digest(&format!("{}{what}", self.conditions)))
    }
}

pub fn trials() -> Vec<Trial> {
    vec![Trial::test(
        "drift::passed/conditions",
        each_condition_counts,
    )]
}

/// What has passed is not run again under the same conditions, and is under each
/// that differs in one thing.
fn each_condition_counts() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let (root, judge) = (folder.path(), folder.path().join("judge"));
    let write = |file: &str, text: &str| -> Result<(), Failed> {
        let path = root.join(file);
        fs::create_dir_all(path.parent().expect("it has a folder"))?;
        Ok(fs::write(path, text)?)
    };
    for file in BUILD.into_iter().chain(["judge"]) {
        write(file, "as it was")?;
    }
    let conditions = |compiler: &str, flags: &str| Conditions {
        compiler: compiler.to_owned(),
        home: root,
        builds: vec![("RUSTFLAGS".into(), flags.into())],
        judge: &judge,
    };
    let has = |conditions: &Conditions, what: &str| -> Result<bool, Failed> {
        // As where not everything has to run.
        Ok(Passed::under(root, conditions)?.file(what).exists())
    };
    let same = || conditions("1.95.0", "-O");
    if has(&same(), "a block")? {
        return Err("what has never passed is remembered".into());
    }
    Passed::under(root, &same())?.add("a block")?;
    let expect = |wanted: bool, conditions: &Conditions, what: &str, changed: &str| {
        let remembered = has(conditions, what)?;
        let is = if remembered { "is" } else { "is not" };
        match remembered == wanted {
            true => Ok(()),
            false => Err(Failed::from(format!("with {changed}, it {is} remembered"))),
        }
    };
    expect(true, &same(), "a block", "nothing changed")?;
    expect(false, &same(), "another block", "another text")?;
    expect(
        false,
        &conditions("1.96.0", "-O"),
        "a block",
        "another compiler",
    )?;
    expect(false, &conditions("1.95.0", "-g"), "a block", "other flags")?;
    let mut more = same();
    more.builds.push(("RUSTC_WRAPPER".into(), "x".into()));
    expect(false, &more, "a block", "one variable more")?;
    for file in BUILD {
        write(file, "as it is")?;
        expect(false, &same(), "a block", file)?;
        write(file, "as it was")?;
        expect(true, &same(), "a block", &format!("{file} as it was"))?;
    }
    // Of the program that judges, when it was built counts, and how long it is.
    write("judge", "as it was, and longer")?;
    expect(false, &same(), "a block", "another judge")
}
