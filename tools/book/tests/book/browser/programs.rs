//! Finds Chromium, its driver and axe-core, or says what brings them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use book::base::home::home;
use book::programs::chromium;
use libtest_mimic::Trial;
use serde_json::Value;

const CHROMEDRIVER: [&str; 1] = ["chromedriver"];

/// Where `tools/get-axe` puts axe-core.
const AXE: &str = "target/axe";

/// Which version of it that is.
const AXE_WANTED: &str = "tools/package.json";

pub struct Programs {
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
    /// The script of axe-core.
    pub axe: PathBuf,
    /// The versions of Chromium and its driver.
    pub version: String,
}

impl Programs {
    /// All of them, looked for once, or which ones are missing.
    pub fn find() -> Result<&'static Self, String> {
        static FOUND: LazyLock<Result<Programs, String>> = LazyLock::new(Programs::look);
        FOUND.as_ref().map_err(Clone::clone)
    }

    fn look() -> Result<Self, String> {
        let chromium = chromium::find();
        let chromedriver = chromium::program("CHROMEDRIVER", &CHROMEDRIVER);
        let axe = axe(home());
        match (chromium, chromedriver, axe) {
            (Ok((chromium, one)), Ok((chromedriver, other)), Ok(axe)) => {
                fit(&one, &other)?;
                Ok(Programs {
                    chromium,
                    chromedriver,
                    axe,
                    version: format!("{one}\n{other}"),
                })
            }
            (chromium, chromedriver, axe) => {
                let reasons = [chromium.err(), chromedriver.err(), axe.err()];
                Err(Vec::from_iter(reasons.into_iter().flatten()).join("; "))
            }
        }
    }
}

/// Whether a chromedriver drives a Chromium, by what both say of their
/// versions: it refuses one whose first number is another.
fn fit(chromium: &str, chromedriver: &str) -> Result<(), String> {
    let number = |said: &str| {
        let begin = said.find(|letter: char| letter.is_ascii_digit())?;
        said[begin..].split('.').next().map(str::to_owned)
    };
    match (number(chromium), number(chromedriver)) {
        (Some(one), Some(other)) if one == other => Ok(()),
        _ => Err(format!(
            "the driver does not fit the browser: `{chromium}` and `{chromedriver}`; install \
             both of one version, or name them in CHROMIUM and CHROMEDRIVER"
        )),
    }
}

pub fn trials() -> Vec<Trial> {
    vec![Trial::test(
        "drift::browser/driver-of-another-version",
        || {
            let fits = [
                (
                    "Chromium 150.0.7871.128 built on Debian",
                    "ChromeDriver 150.0.7871.64 (6f1)",
                    true,
                ),
                ("Google Chrome 9.1", "ChromeDriver 9.0", true),
                (
                    "Chromium 150.0.7871.128",
                    "ChromeDriver 149.0.7871.128 (6f1)",
                    false,
                ),
                ("Chromium 15.0", "ChromeDriver 150.0", false),
                ("Chromium", "ChromeDriver", false),
            ];
            for (chromium, chromedriver, wanted) in fits {
                if fit(chromium, chromedriver).is_ok() != wanted {
                    return Err(format!("{chromium} and {chromedriver}: {}", !wanted).into());
                }
            }
            Ok(())
        },
    )]
}

/// axe-core of the pinned version, below `root`.
fn axe(root: &Path) -> Result<PathBuf, String> {
    let read = |file: &str| {
        let text = fs::read_to_string(root.join(file)).ok()?;
        serde_json::from_str::<Value>(&text).ok()
    };
    let wanted = read(AXE_WANTED)
        .and_then(|package| Some(package["dependencies"]["axe-core"].as_str()?.to_owned()))
        .ok_or_else(|| format!("{AXE_WANTED} does not say which axe-core is wanted"))?;
    let is = read(&format!("{AXE}/package.json"))
        .and_then(|package| Some(package["version"].as_str()?.to_owned()));
    match is {
        Some(is) if is == wanted => Ok(root.join(AXE).join("axe.min.js")),
        Some(is) => Err(format!(
            "axe-core in {AXE} is {is}, and {wanted} is wanted; `tools/get-axe` brings it"
        )),
        None => Err(format!(
            "axe-core {wanted} is not in {AXE}; `tools/get-axe` brings it"
        )),
    }
}
