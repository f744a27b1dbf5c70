//! Looks at the built site as its readers do: in Chromium, which it drives
//! over WebDriver, in several themes and widths, with and without scripts, by
//! keyboard and by the eyes of axe-core.
//!
//! - [`programs`] finds what that needs, [`driver`] starts it, and a
//!   [`session`] is one window of it, for one check at a time, to which
//!   [`webdriver`] speaks.
//! - [`page`] holds what is true of every page, [`head`] of its HTML alone,
//!   [`code`] of its programs; [`keyboard`], [`beside`] and [`finder`] are for
//!   readers without a pointer, [`meanings`] for those who meet a term,
//!   [`search`] for those who look for a word, with
//!   [`odd_queries`] for what is none, [`print`] for those on paper. `page.js`
//!   is the part of all that runs in the page.
//! - [`pictures`] draws again what the book keeps as a PNG.
//! - [`weight`] needs no browser. [`broken`] tests these checks.
//!
//! What has passed is not looked at again while all is the same that it rests
//! on: the page, its styles and scripts, the programs that build it and look at
//! it, and the program of the checks itself. `waits` tests that no check waits
//! without an end.

mod beside;
mod broken;
mod code;
mod driver;
mod finder;
mod head;
mod keyboard;
mod meanings;
mod odd_queries;
mod page;
mod pictures;
mod print;
mod process;
pub mod programs;
mod rests;
mod search;
mod session;
mod waits;
mod webdriver;
mod weight;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use anyhow::{Context, Result, bail};
use book::base::problem::Problem;
use book::commands::server::{Answer, Server};
use book::programs::mdbook::MDBOOK_VERSION;
use libtest_mimic::{Completion, Failed, Trial};

use crate::base::html;
use crate::base::suite::{Suite, all, said, skip};
use crate::browser::driver::Driver;
use crate::browser::programs::Programs;
pub use crate::browser::rests::hash;
use crate::browser::rests::{Rests, files, program};
use crate::browser::session::Session;
use crate::pages::site::stock_mdbook;

/// What the names of these checks begin with.
const KIND: &str = "browser::";

/// The most problems that one check reports.
const MOST_PROBLEMS: usize = 12;

pub fn trials(suite: &Arc<Suite>, own: bool) -> Vec<Trial> {
    let mut trials = Vec::new();
    for index in 0..suite.pages.len() {
        let path = suite.pages[index].path.clone();
        let html = page::html(&path);
        trials.push(trial(suite, &path, only(&html), move |suite, session| {
            page::check(suite, session, Some(&suite.pages[index]))
        }));
    }
    let missing = only(page::MISSING);
    trials.push(trial(suite, page::MISSING, missing, |suite, session| {
        page::check(suite, session, None)
    }));
    let highlighter: (&str, keyboard::Check) = ("no-highlighter", code::without_highlighter);
    let checks = keyboard::CHECKS.into_iter().chain(finder::CHECKS);
    for (name, check) in checks.chain(beside::CHECKS).chain([highlighter]) {
        trials.push(trial(suite, name, with_tabs, move |suite, session| {
            let pages = with_tabs(suite.site().map_err(said)?)?;
            let [one, other, ..] = pages.as_slice() else {
                bail!("the site has no two pages with a program in two languages");
            };
            let site = suite.browser().map_err(said)?.address.clone();
            let [one, other] = [one, other].map(Clone::clone);
            let problem = check(session, &keyboard::Pages { site, one, other })?;
            let problem = problem.map(|what| Problem::of("the site", what));
            Ok(Vec::from_iter(problem))
        }));
    }
    trials.extend(meanings::trials(suite));
    trials.push(trial(
        suite,
        "print",
        only(print::PAGE),
        |suite, session| print::check(session, &suite.browser().map_err(said)?.address),
    ));
    let terms = suite.root().join(search::TERMS);
    let asked = move |site: &Path| {
        let mut files = everything(site)?;
        files.push(terms.to_string_lossy().into_owned());
        Ok(files)
    };
    trials.push(trial(suite, "search", asked, |suite, session| {
        let site = &suite.browser().map_err(said)?.address;
        search::check(session, site, suite)
    }));
    if own {
        trials.push(pictures(suite));
        trials.extend(pictures::trials());
        trials.extend(broken::trials());
        trials.extend(waits::trials());
        trials.extend(programs::trials());
        trials.extend(search::trials());
    }
    trials.push(weight(suite));
    trials
}

/// What the browser needs and is not there.
pub fn missing() -> Option<String> {
    Programs::find().err()
}

/// The file that a check looks at, beside those that all pages load.
fn only(file: &str) -> impl FnOnce(&Path) -> Result<Vec<String>> + use<> {
    let file = file.to_owned();
    |_| Ok(vec![file])
}

/// All pages of the site, of which the texts for the search are made.
fn everything(site: &Path) -> Result<Vec<String>> {
    let mut pages = html::files(site)?;
    pages.retain(|file| file.ends_with(".html") && file != print::PAGE);
    Ok(pages)
}

/// The pages that show a program in two languages.
fn with_tabs(site: &Path) -> Result<Vec<String>> {
    let mut pages = Vec::new();
    for file in everything(site)? {
        let text = fs::read_to_string(site.join(&file))?;
        let in_two = |figure: &str| figure.matches("class=\"variant\"").count() > 1;
        if text.split("<figure").any(in_two) {
            pages.push(file);
        }
    }
    Ok(pages)
}

/// A check that needs the browser, and gives what is wrong with the site. It is
/// not run again while the `files` of the site that it looks at are the same,
/// and all but pages.
fn trial(
    suite: &Arc<Suite>,
    name: &str,
    files: impl FnOnce(&Path) -> Result<Vec<String>> + Send + 'static,
    check: impl FnOnce(&Suite, &Session) -> Result<Vec<Problem>> + Send + 'static,
) -> Trial {
    let suite = Arc::clone(suite);
    let name = format!("{KIND}{name}");
    Trial::ignorable_test(name.clone(), move || {
        if let Err(reason) = Programs::find().and(stock_mdbook()) {
            return skip(reason);
        }
        let browser = suite.browser()?;
        let site = suite.site()?;
        let run = || -> Result<()> {
            let passed = suite.passed().map_err(said)?;
            let what = format!("{name} {}", browser.conditions(site, &files(site)?)?);
            if passed.has(&what) {
                return Ok(());
            }
            let problems = browser.driver.with(|session| check(&suite, session))?;
            told(problems).map_err(said)?;
            passed.add(&what)
        };
        run().map_err(|error| format!("{error:#}"))?;
        Ok(Completion::Completed)
    })
}

/// The check of [`pictures`], which a script for Unix draws.
fn pictures(suite: &Arc<Suite>) -> Trial {
    const NAME: &str = "pictures";
    if cfg!(unix) {
        trial(suite, NAME, pictures::files, |suite, _| {
            pictures::check(suite.site().map_err(said)?)
        })
    } else {
        Trial::ignorable_test(format!("{KIND}{NAME}"), || {
            skip("tools/make-pictures needs a Unix shell".to_owned())
        })
    }
}

/// The check of [`weight`], which needs no browser.
fn weight(suite: &Arc<Suite>) -> Trial {
    let suite = Arc::clone(suite);
    let name = format!("{KIND}weight");
    Trial::ignorable_test(name.clone(), move || {
        if let Err(reason) = stock_mdbook() {
            return skip(reason);
        }
        let run = || -> Result<()> {
            let passed = suite.passed().map_err(said)?;
            let site = files(suite.site().map_err(said)?)?;
            let what = format!("{name} {} {}\n{site:?}", MDBOOK_VERSION, program()?);
            if passed.has(&what) {
                return Ok(());
            }
            told(weight::check(&suite)?).map_err(said)?;
            passed.add(&what)
        };
        run().map_err(|error| format!("{error:#}"))?;
        Ok(Completion::Completed)
    })
}

/// Nothing, or as many problems as can be read.
fn told(mut problems: Vec<Problem>) -> Result<(), Failed> {
    let more = problems.len().saturating_sub(MOST_PROBLEMS);
    problems.truncate(MOST_PROBLEMS);
    if more > 0 {
        problems.push(Problem::of("the site", format!("{more} more problems")));
    }
    all(problems)
}

/// Chromium, and the site served for it.
pub struct Browser {
    driver: Driver,
    /// The site's address, without a slash at its end.
    pub address: String,
    /// Changes when something does that every check depends on.
    common: String,
    right_colours: Mutex<HashSet<String>>,
}

impl Browser {
    pub fn new(suite: &Suite) -> Result<Self, String> {
        let programs = Programs::find()?;
        let site = suite.site().map_err(|error| said(error).to_string())?;
        Browser::start(programs, suite.root(), site.to_owned())
            .map_err(|error| format!("{error:#}"))
    }

    fn start(programs: &Programs, root: &Path, site: PathBuf) -> Result<Self> {
        let axe = fs::read_to_string(&programs.axe)?;
        let settings = fs::read_to_string(root.join("book.toml"))?;
        let mut files = files(&site)?;
        files.retain(|file, _| !file.ends_with(".html"));
        let rests = Rests {
            browser: &programs.version,
            axe: hash(&axe),
            mdbook: MDBOOK_VERSION,
            program: program()?,
            settings,
            files,
        };
        let common = format!("{rests:?}");
        let server = Server::bind(0).context("no port")?;
        let address = format!("http://{}", server.address()?);
        thread::spawn(move || server.run(move |path| Answer::of(&site, path, "")));
        Ok(Browser {
            driver: Driver::new(programs, axe),
            address,
            common,
            right_colours: Mutex::default(),
        })
    }

    /// The ways of colouring text in which axe-core finds nothing wrong.
    fn right_colours(&self) -> MutexGuard<'_, HashSet<String>> {
        self.right_colours
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes when something does that a check of these files depends on.
    fn conditions(&self, site: &Path, files: &[String]) -> Result<String> {
        let mut conditions = self.common.clone();
        for file in files {
            let bytes = fs::read(site.join(file)).with_context(|| {
                format!("the site has no {file}; is the page in src/SUMMARY.md?")
            })?;
            conditions += &format!("{file} {}\n", hash(bytes));
        }
        Ok(conditions)
    }
}
