//! Chromium: found, and started to print a page of HTML.

use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

use crate::base::problem::Problem;
use crate::base::scratch::Scratch;
use crate::programs::environment;
use crate::programs::run::{QUICK, Until, output};

/// What it is called, on one system or another.
const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// How long it may take to print the whole book.
const LIMIT: Duration = Duration::from_secs(600);

/// Chromium, and what it says of its version.
///
/// # Errors
///
/// When it is not there; the message says what brings it.
pub fn find() -> Result<(PathBuf, String), String> {
    program("CHROMIUM", &NAMES)
}

/// The program that `variable` names, or else the first of `names` that is on
/// the `PATH`, and what it says of its version.
///
/// # Errors
///
/// When there is none; the message says what brings it.
pub fn program(variable: &str, names: &[&str]) -> Result<(PathBuf, String), String> {
    if let Some(named) = env::var_os(variable).map(PathBuf::from) {
        let version = version(&named).ok_or_else(|| {
            format!(
                "{variable} names {}, which does not answer `--version`",
                named.display()
            )
        })?;
        return Ok((named, version));
    }
    let found = names
        .iter()
        .find_map(|name| Some((PathBuf::from(name), version(Path::new(name))?)));
    found.ok_or_else(|| {
        format!(
            "there is no {}; install it (on Debian, `apt-get install chromium chromium-driver`), \
             or name it in {variable}",
            names[0]
        )
    })
}

fn version(program: &Path) -> Option<String> {
    let mut command = environment::tool(program);
    command.arg("--version");
    let output = output(command, QUICK, Until::Exit, None).ok()?;
    let said = output.text().trim().to_owned();
    (output.success() && !said.is_empty()).then_some(said)
}

/// Prints the file of HTML as the PDF `pdf`, with an outline of its headings.
/// It asks no host for anything.
///
/// # Errors
///
/// When Chromium fails, or prints nothing.
pub fn print(chromium: &Path, html: &Path, pdf: &Path) -> Result<()> {
    let own = Scratch::new()?;
    let mut command = environment::tool(chromium);
    command
        // The sandbox of Chromium does not start where root prints, and the page
        // is the book itself.
        .args(["--headless", "--no-sandbox", "--disable-gpu"])
        .args(["--no-first-run", "--disable-background-networking"])
        .args(["--disable-component-update", "--disable-sync"])
        .arg("--host-resolver-rules=MAP * ~NOTFOUND")
        .arg(joined("--user-data-dir=", own.path()))
        .args(["--no-pdf-header-footer", "--generate-pdf-document-outline"])
        .arg(joined("--print-to-pdf=", pdf))
        .arg(html);
    let said = output(command, LIMIT, Until::Exit, None)?;
    if !said.success() || !pdf.is_file() {
        let errors = said.errors();
        let last = errors.lines().last().unwrap_or("it said nothing");
        let what = format!("it has printed no PDF: {last}");
        let cure = "see that it starts, or name another one in CHROMIUM";
        return Err(Problem::of(chromium.display().to_string(), what)
            .cure(cure)
            .into());
    }
    Ok(())
}

fn joined(option: &str, path: &Path) -> std::ffi::OsString {
    let mut all = std::ffi::OsString::from(option);
    all.push(path);
    all
}
