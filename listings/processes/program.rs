//! Where the tests of a listing find its program, to start it as a process.

use std::env;
use std::path::PathBuf;
use std::process::Command;

/// The program of this package. The checks of the book have built it; where
/// `cargo test -p …` runs the tests, it is built now.
pub fn program() -> PathBuf {
    let name = env!("CARGO_PKG_NAME");
    if let Some(built) = env::var_os(format!("CARGO_BIN_EXE_{name}")) {
        return built.into();
    }
    let test = env::current_exe().unwrap();
    let profile = test.ancestors().nth(2).unwrap();
    let mut build = Command::new(env!("CARGO"));
    build.args(["build", "--quiet", "--package", name]);
    if profile.ends_with("release") {
        build.arg("--release");
    }
    build.arg("--target-dir").arg(profile.parent().unwrap());
    assert!(build.status().unwrap().success());
    profile
        .join(name)
        .with_extension(env::consts::EXE_EXTENSION)
}
