//! Finds the Python that runs the counterparts.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use crate::base::home::home;
use crate::base::version::Version;
use crate::model::metadata::Counterpart;
use crate::programs::environment;
use crate::programs::run::{QUICK, Until, output};

/// An interpreter and what it says of itself.
#[derive(Debug, Clone)]
pub struct Python {
    /// What to run.
    pub program: PathBuf,
    /// Its version.
    pub version: Version,
    /// The same with its last number, such as `3.14.2`.
    pub full: String,
    /// The folder of its standard library, which tracebacks name.
    pub library: String,
    /// Whether it runs without the interpreter lock.
    pub free_threaded: bool,
}

/// What the samples say of a Python that runs without the interpreter lock.
const FREE_THREADED: &str = " free-threaded";

impl Python {
    /// What the samples call it, such as `Python 3.14`.
    pub fn name(&self) -> String {
        let lock = if self.free_threaded {
            FREE_THREADED
        } else {
            ""
        };
        format!("Python {}{lock}", self.version)
    }
}

/// Prints the version, the library's folder, and whether there is a lock.
const QUESTION: &str = "
import os, sys
print('%d.%d.%d' % sys.version_info[:3])
print(os.path.dirname(os.__file__))
print(getattr(sys, '_is_gil_enabled', lambda: True)())
";

/// The interpreters that are asked for `wanted`, in this order.
fn candidates(wanted: Version) -> Vec<String> {
    match env::var("BOOK_PYTHON") {
        Ok(program) => vec![program],
        Err(_) => vec![
            format!("target/python/bin/python{wanted}"),
            format!("python{wanted}"),
            "python3".to_owned(),
            "python".to_owned(),
        ],
    }
}

/// What `program` says of itself. It is asked once, and not before somebody
/// wants to know: it takes as long as many a check.
fn asked(program: String) -> Option<&'static Python> {
    static ASKED: Mutex<BTreeMap<String, Option<&'static Python>>> = Mutex::new(BTreeMap::new());
    let mut all = ASKED.lock().unwrap_or_else(PoisonError::into_inner);
    *all.entry(program).or_insert_with_key(|program| {
        let python = ask(Path::new(program))?;
        Some(Box::leak(Box::new(python)))
    })
}

/// The Python that runs a counterpart made for `wanted`: that version if it is
/// there, else a newer one. `BOOK_PYTHON` names the only one to look at if it
/// is set; else the one that `tools/get-python` put under `target/` comes
/// first, and then those on the `PATH`. Builds without the interpreter lock do
/// not count: the book is about the default build.
///
/// # Errors
///
/// One sentence that says which were found and how to get one.
pub fn find(wanted: Version) -> Result<&'static Python, String> {
    if let Some(python) = exact(wanted) {
        return Ok(python);
    }
    let newer = with_lock(wanted).filter(|python| python.version > wanted);
    newer
        .min_by_key(|python| python.version)
        .ok_or_else(|| format!("it needs Python {wanted} or later, and {}", found(wanted)))
}

/// Prints those of the modules named after it that cannot be imported. What can
/// is compiled then, and the first counterpart does not wait for that.
const MISSING: &str = "
import importlib, sys

missing = []
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except ImportError:
        missing.append(name)
print(*missing, sep=', ')
";

/// The Python that runs `counterpart`, which then finds the packages that it
/// asks for.
///
/// # Errors
///
/// As [`find`], and one sentence that says which packages are missing and how
/// to get them.
pub fn find_for(counterpart: &Counterpart) -> Result<&'static Python, String> {
    let python = find(counterpart.python)?;
    if counterpart.packages.is_empty() {
        return Ok(python);
    }
    let mut command = environment::recorded(&python.program);
    command
        .args(["-c", MISSING])
        .args(&counterpart.packages)
        .env("PYTHONPATH", packages())
        .env("PYTHONPYCACHEPREFIX", cache());
    let said = output(command, QUICK, Until::Exit, None).map_err(|error| format!("{error:#}"))?;
    match said.text().trim() {
        "" if said.success() => Ok(python),
        missing => Err(format!(
            "it needs what Python {} does not find: {missing}; run `tools/get-packages`, which \
             installs what tools/requirements.txt names",
            python.version
        )),
    }
}

/// The Python that records a counterpart made for `wanted`, which the page
/// names: that version and no other.
///
/// # Errors
///
/// As [`find`].
pub fn find_exact(wanted: Version) -> Result<&'static Python, String> {
    exact(wanted)
        .ok_or_else(|| format!("it is recorded with Python {wanted}, and {}", found(wanted)))
}

/// Every version found between 3.11 and 3.15, the oldest first, and then every
/// one that runs without the interpreter lock: what measurements compare.
pub fn all() -> Vec<&'static Python> {
    let versions = || (11..=15).map(|minor| Version { major: 3, minor });
    let with_lock = versions().filter_map(exact);
    with_lock
        .chain(versions().filter_map(free_threaded))
        .collect()
}

/// The Python of this very version, if it is there.
pub fn exact(wanted: Version) -> Option<&'static Python> {
    with_lock(wanted).find(|python| python.version == wanted)
}

/// The candidates for `wanted` that are there and have the interpreter lock.
fn with_lock(wanted: Version) -> impl Iterator<Item = &'static Python> {
    let all = candidates(wanted).into_iter().filter_map(asked);
    all.filter(|python| !python.free_threaded)
}

/// The Python of this very version that runs without the interpreter lock, if
/// its command, which has a `t` behind the version, is on the `PATH`.
fn free_threaded(wanted: Version) -> Option<&'static Python> {
    let found = asked(format!("python{wanted}t"))?;
    (found.version == wanted && found.free_threaded).then_some(found)
}

/// The Python that samples call by this name, if it is here.
pub fn named(name: &str) -> Option<&'static Python> {
    let version = name.strip_prefix("Python ")?;
    match version.strip_suffix(FREE_THREADED) {
        Some(version) => free_threaded(version.parse().ok()?),
        None => exact(version.parse().ok()?),
    }
}

/// Prints how the interpreter was built: the last level of optimisation among
/// its flags, and whether they or the configuration name profile-guided and
/// link-time optimisation.
const BUILT: &str = "
import re, sysconfig
variables = sysconfig.get_config_vars()
flags = ' '.join(str(value) for key, value in variables.items() if 'FLAGS' in key or key == 'OPT')
configured = str(variables.get('CONFIG_ARGS'))
said = re.findall(r'-O\\w', str(variables.get('PY_CFLAGS')))[-1:]
if '--enable-optimizations' in configured or '-fprofile-use' in flags:
    said.append('PGO')
if re.search(r'--with-lto(?!=no)', configured) or '-flto' in flags:
    said.append('LTO')
print(*said, sep=', ')
";

/// The version of `python` in full, and in brackets what it says of its build,
/// as in `3.14.2 (-O3, PGO, LTO)`.
pub fn described(python: &Python) -> String {
    let mut command = environment::recorded(&python.program);
    command.args(["-c", BUILT]);
    let said = output(command, QUICK, Until::Exit, None);
    let built = said.map_or(String::new(), |said| said.text().trim().to_owned());
    let lock = if python.free_threaded {
        FREE_THREADED
    } else {
        ""
    };
    match built.as_str() {
        "" => format!("{}{lock}", python.full),
        built => format!("{}{lock} ({built})", python.full),
    }
}

fn found(wanted: Version) -> String {
    let found = match with_lock(wanted).map(|python| python.version).max() {
        Some(version) => format!("the newest found is {version}"),
        None => "none was found".to_owned(),
    };
    format!("{found}; put one on the PATH, name one in BOOK_PYTHON, or run `tools/get-python`")
}

fn ask(program: &Path) -> Option<Python> {
    // Below target/, a relative path is meant from the workspace's root.
    let program = if program.starts_with("target") {
        home().join(program)
    } else {
        program.to_owned()
    };
    let mut command = environment::recorded(&program);
    command.args(["-c", QUESTION]);
    let said = output(command, QUICK, Until::Exit, None).ok()?;
    let text = said.success().then(|| said.text())?;
    let mut lines = text.lines().map(str::trim);
    let (version, library, lock) = (lines.next()?, lines.next()?, lines.next()?);
    Some(Python {
        program,
        version: version.parse().ok()?,
        full: version.to_owned(),
        library: library.to_owned(),
        free_threaded: lock == "False",
    })
}

/// Where what Python compiles is kept: below the clone, where nobody else puts
/// anything.
fn cache() -> PathBuf {
    home().join("target/python/cache")
}

/// Where `tools/get-packages` puts the packages.
fn packages() -> PathBuf {
    home().join("target/python/packages")
}

/// A command that runs `script`, the program of `counterpart`, from its own
/// folder, as its reader would. Only one that asks for packages finds any.
pub fn command(python: &Python, counterpart: &Counterpart, script: &Path) -> Command {
    script_command(python, &counterpart.packages, script)
}

/// The same for any program that imports `needed` from outside the standard
/// library.
pub fn script_command(python: &Python, needed: &[String], script: &Path) -> Command {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("python");
    let mut path = vec![own];
    if !needed.is_empty() {
        path.push(packages());
    }
    let path = env::join_paths(path).expect("the workspace's path can be in PYTHONPATH");
    let mut command = environment::recorded(&python.program);
    command
        .arg(script.file_name().expect("a script has a name"))
        .current_dir(script.parent().expect("a script has a folder"))
        .env("PYTHONPYCACHEPREFIX", cache())
        .env("PYTHONPATH", path);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_python_that_is_too_old_is_named_with_the_cure() {
        let message = find("99.0".parse().unwrap()).unwrap_err();
        assert!(message.contains("needs Python 99.0 or later"), "{message}");
        assert!(message.contains("tools/get-python"), "{message}");
    }
}
