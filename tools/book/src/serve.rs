//! `cargo book serve` and `cargo book build`: the pinned stock mdBook,
//! installed under `target/` the first time.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
pub use mdbook_preprocessor::MDBOOK_VERSION;

use crate::cargo::cargo;

/// The address that the book is served on; nothing outside this machine
/// reaches it.
const HOST: &str = "127.0.0.1";

const PROGRAM: &str = if cfg!(windows) {
    "mdbook.exe"
} else {
    "mdbook"
};

/// Serves the book with live reload until it is stopped.
///
/// # Errors
///
/// When the port is taken, or when mdBook cannot be installed or started.
pub fn serve(root: &Path, port: u16, open: bool) -> Result<()> {
    if let Err(error) = TcpListener::bind((HOST, port)) {
        bail!(
            "port {port} on {HOST} cannot be used ({error}); stop what uses it, or choose another \
             with --port"
        );
    }
    let mdbook = mdbook(root)?;
    eprintln!("serving the book on http://{HOST}:{port}; Ctrl-C stops it");
    let mut command = Command::new(mdbook);
    command
        .arg("serve")
        .args(["--hostname", HOST, "--port", &port.to_string()]);
    if open {
        command.arg("--open");
    }
    run(command.arg(root))
}

/// Builds the book into the folder `book`.
///
/// # Errors
///
/// When mdBook cannot be installed, or when a page does not build.
pub fn build(root: &Path) -> Result<()> {
    let mut command = Command::new(mdbook(root)?);
    run(command.arg("build").arg(root))
}

fn run(command: &mut Command) -> Result<()> {
    let status = command.status().context("mdBook could not be started")?;
    if !status.success() {
        bail!("mdBook stopped with {status}");
    }
    Ok(())
}

/// The mdBook of the pinned version, if it is there: the one on the `PATH` if
/// it is that, else the one under `target/`.
pub fn installed_mdbook(root: &Path) -> Option<PathBuf> {
    [
        PathBuf::from("mdbook"),
        own_root(root).join("bin").join(PROGRAM),
    ]
    .into_iter()
    .find(|candidate| is_pinned(candidate))
}

fn own_root(root: &Path) -> PathBuf {
    root.join("target/mdbook")
}

/// The same, installed first if need be.
fn mdbook(root: &Path) -> Result<PathBuf> {
    if let Some(found) = installed_mdbook(root) {
        return Ok(found);
    }
    let own_root = own_root(root);
    eprintln!(
        "installing mdBook {MDBOOK_VERSION} into target/mdbook; this happens once and takes a few \
         minutes"
    );
    let status = cargo(root)
        .args([
            "install",
            "mdbook",
            "--locked",
            "--version",
            MDBOOK_VERSION,
            "--root",
        ])
        .arg(&own_root)
        .arg("--target-dir")
        .arg(own_root.join("build"))
        .env("CARGO_TERM_PROGRESS_WHEN", "auto")
        .status()
        .context("cargo could not be started")?;
    if !status.success() {
        bail!(
            "mdBook {MDBOOK_VERSION} could not be installed (see above); the first time needs the \
             network. Try again when it is there, or put mdbook {MDBOOK_VERSION} on the PATH"
        );
    }
    // What it was built from is not needed again.
    let _ = std::fs::remove_dir_all(own_root.join("build"));
    Ok(own_root.join("bin").join(PROGRAM))
}

fn is_pinned(mdbook: &Path) -> bool {
    Command::new(mdbook)
        .arg("--version")
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|output| {
            String::from_utf8_lossy(&output.stdout).trim() == format!("mdbook v{MDBOOK_VERSION}")
        })
}
