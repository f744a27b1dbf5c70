//! The environment of every program that the tool and its checks start. What
//! the user exports for Python, Rust, Cargo, mdBook, the terminal or the locale
//! changes neither a record nor what a check says.
//!
//! There are two kinds of programs:
//!
//! - One whose output is recorded or judged ([`recorded`]: a listing, its
//!   counterpart, its tests, a program that measures, a block of a page) starts
//!   from nothing. It gets the few variables that [`KEPT`] names, by which
//!   programs and libraries are found, and those in [`SET`].
//! - One that makes something ([`tool`]: Cargo, rustc, mdBook, this tool) has to
//!   reach a linker, a network and a registry in the user's way. It keeps the
//!   environment, less what would change what it makes or says
//!   ([`is_set_aside`]).
//!
//! Cargo's configuration files cannot be taken away, for they also say how the
//! network is reached. What matters in them is overruled by [`CARGO`]. A
//! `build.target` in them is honoured; it has to be this machine.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::Command;

/// What a program whose output is recorded keeps: the names by which programs
/// and libraries are found, and on Windows what every program there needs.
pub const KEPT: &[&str] = &[
    "PATH",
    "HOME",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "PYENV_ROOT",
    "PYENV_VERSION",
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "COMSPEC",
    "PATHEXT",
    "USERPROFILE",
    "LOCALAPPDATA",
];

/// What is set for every program, the same on every machine.
pub const SET: &[(&str, &str)] = &[("LANG", "C.UTF-8"), ("TZ", "UTC")];

/// What is set for a program whose output is recorded, beside [`SET`].
pub const SET_FOR_RECORDS: &[(&str, &str)] = &[
    ("NO_COLOR", "1"),
    ("RUST_BACKTRACE", "0"),
    ("PYTHON_COLORS", "0"),
    ("PYTHONNOUSERSITE", "1"),
    ("PYTHONUTF8", "1"),
];

/// What is set for a tool, beside [`SET`]: it overrules the flags and the
/// profiles in Cargo's configuration files where they would change what a
/// listing prints.
pub const CARGO: &[(&str, &str)] = &[
    ("CARGO_ENCODED_RUSTFLAGS", ""),
    ("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "true"),
    ("CARGO_PROFILE_DEV_OVERFLOW_CHECKS", "true"),
    ("CARGO_PROFILE_DEV_PANIC", "unwind"),
];

/// What a tool does not see: names, or beginnings of names where a `*` ends
/// them.
const SET_ASIDE: &[&str] = &[
    "BOOK_CLONE",
    "BOOK_RUN",
    "CARGO*",
    "CLICOLOR*",
    "COLUMNS",
    "DYLD_INSERT_LIBRARIES",
    "FORCE_COLOR",
    "LANG",
    "LANGUAGE",
    "LC_*",
    "LD_PRELOAD",
    "LINES",
    "MALLOC_*",
    "MDBOOK_*",
    "NO_COLOR",
    "PYTHON*",
    "RAYON_*",
    "RUST*",
    "TOKIO_*",
    "TZ",
];

/// What a tool sees all the same: where Cargo and rustup keep their files, how
/// they reach the network and the linker, and where the site will lie.
const NOT_SET_ASIDE: &[&str] = &[
    "CARGO",
    "CARGO_BUILD_BUILD_DIR",
    "CARGO_BUILD_JOBS",
    "CARGO_BUILD_TARGET_DIR",
    "CARGO_HOME",
    "CARGO_HTTP_*",
    "CARGO_NET_*",
    "CARGO_REGISTR*",
    "CARGO_SOURCE_*",
    "CARGO_TARGET_DIR",
    "MDBOOK_OUTPUT__HTML__SITE_URL",
    "RUSTUP_*",
];

/// A command for a program whose output is recorded or judged. It has no
/// variable but those of [`KEPT`], [`SET`] and [`SET_FOR_RECORDS`], and what the
/// caller adds.
pub fn recorded(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command
        .env_clear()
        .envs(env::vars_os().filter(|(name, _)| matches_any(name, KEPT)))
        .envs(SET.iter().copied())
        .envs(SET_FOR_RECORDS.iter().copied());
    command
}

/// A command for a program that builds, or for this tool itself. It sees the
/// user's environment, less what [`is_set_aside`].
pub fn tool(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in env::vars_os().filter(|(name, _)| is_set_aside(name)) {
        command.env_remove(name);
    }
    command
        .envs(SET.iter().copied())
        .envs(CARGO.iter().copied());
    command
}

/// A command for a program that is judged, and that runs rustc itself.
pub fn recorded_with_rustc(program: impl AsRef<OsStr>) -> Command {
    let mut command = recorded(program);
    let found = |name: &OsStr| matches_any(name, NOT_SET_ASIDE) && !matches_any(name, OURS);
    command.envs(env::vars_os().filter(|(name, _)| found(name)));
    command
}

/// What is not for the programs that [`recorded_with_rustc`] starts: it is about
/// the book's own build.
const OURS: &[&str] = &[
    "CARGO_BUILD_BUILD_DIR",
    "CARGO_BUILD_TARGET_DIR",
    "CARGO_TARGET_DIR",
];

/// Where a program finds its folder for temporary files, on any system.
pub fn temporary_files_in(command: &mut Command, folder: &Path) {
    for name in ["TMPDIR", "TMP", "TEMP"] {
        command.env(name, folder);
    }
}

/// Whether a tool does not see the variable `name`, because it would change
/// what the tool makes or says.
pub fn is_set_aside(name: &OsStr) -> bool {
    let linker = |name: &str| name.starts_with("CARGO_TARGET_") && name.ends_with("_LINKER");
    matches_any(name, SET_ASIDE)
        && !matches_any(name, NOT_SET_ASIDE)
        && !name.to_str().is_some_and(linker)
}

/// The variables of the user's that may change what a build makes, each with
/// its value: where one of them changes, what has passed has to pass again.
pub fn of_builds() -> Vec<(OsString, OsString)> {
    let mut all: Vec<_> = env::vars_os()
        .filter(|(name, _)| matches_any(name, BUILDS) && is_set_aside(name))
        .collect();
    all.sort();
    all
}

const BUILDS: &[&str] = &[
    "CARGO_BUILD_*",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_PROFILE_*",
    "CARGO_TARGET_*",
    "RUSTC*",
    "RUSTFLAGS",
];

fn matches_any(name: &OsStr, patterns: &[&str]) -> bool {
    let Some(name) = name.to_str() else {
        return false;
    };
    // Names of variables have no case on Windows.
    let same = |name: &str, other: &str| {
        name == other || (cfg!(windows) && name.eq_ignore_ascii_case(other))
    };
    patterns
        .iter()
        .any(|pattern| match pattern.strip_suffix('*') {
            Some(start) => name
                .get(..start.len())
                .is_some_and(|begin| same(begin, start)),
            None => same(name, pattern),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tool_reaches_the_network_and_no_flag_reaches_it() {
        for name in [
            "CARGO_HOME",
            "CARGO_HTTP_PROXY",
            "CARGO_REGISTRIES_OURS_TOKEN",
            "CARGO_TARGET_DIR",
            "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER",
            "RUSTUP_TOOLCHAIN",
            "https_proxy",
            "PATH",
        ] {
            assert!(!is_set_aside(name.as_ref()), "{name}");
        }
        for name in [
            "CARGO_BUILD_TARGET",
            "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_INCREMENTAL",
            "CARGO_PROFILE_DEV_OPT_LEVEL",
            "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS",
            "LC_ALL",
            "MDBOOK_BOOK__TITLE",
            "PYTHONASYNCIODEBUG",
            "RUSTC_WRAPPER",
            "RUSTFLAGS",
            "RUST_LOG",
        ] {
            assert!(is_set_aside(name.as_ref()), "{name}");
        }
    }

    #[test]
    fn a_recorded_program_keeps_what_is_named_and_nothing_else() {
        let command = recorded("true");
        for (name, value) in command.get_envs() {
            let set = SET.iter().chain(SET_FOR_RECORDS);
            let known = matches_any(name, KEPT) || set.into_iter().any(|(set, _)| name == *set);
            assert!(known && value.is_some(), "{}", name.display());
        }
    }
}
