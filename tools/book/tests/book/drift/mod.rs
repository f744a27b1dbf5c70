//! Breaks a copy of the fixture in every way that a book can drift from what
//! it shows, one at a time, and sees the right check say where and what to do.
//! `README.md` beside this says how to add one.

mod cited;
mod compared;
mod decisions;
mod measured;
mod pages;
mod recorded;
mod tries;
mod workspace;

pub mod real;

pub use cited::mark;

use libtest_mimic::{Failed, Trial};

use crate::base::asked;
use crate::base::fixture::{Fixture, trial, with_mdbook};
use crate::base::suite::skip;
use crate::browser;
use crate::pages::carried;
use crate::pages::site::{self, stock_mdbook};

/// A change, the check that has to fail, and what it has to say.
struct Case {
    name: &'static str,
    change: fn(&Fixture),
    check: &'static str,
    says: &'static [&'static str],
}

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![trial("drift::none", none)];
    let kinds = [
        cited::CASES,
        compared::CASES,
        decisions::CASES,
        measured::CASES,
        pages::CASES,
        recorded::CASES,
        tries::CASES,
        workspace::CASES,
    ];
    for case in kinds.into_iter().flatten() {
        let name = format!("drift::{}", case.name);
        let missing = match case.check {
            carried::EPUBCHECK => carried::epubcheck().err(),
            _ => None,
        };
        trials.push(if let Some(reason) = missing {
            Trial::ignorable_test(name, move || skip(reason))
        } else if case.check.starts_with(site::KIND) {
            with_mdbook(name, move |_| run(case))
        } else {
            trial(name, move || run(case))
        });
    }
    trials
}

/// How many checks of the fixture need stock mdBook, how many another program,
/// too, or a browser, and how many none of them.
const SITES: usize = 5;
const CARRIED: usize = 2;
const BROWSERS: usize = 18;
const OTHERS: usize = 46;

/// Without a change, every check runs and passes.
fn none() -> Result<(), Failed> {
    let site = if stock_mdbook().is_ok() { SITES } else { 0 };
    let browser = if site > 0 && browser::missing().is_none() {
        BROWSERS
    } else {
        0
    };
    let carried = if site > 0 { carried::possible() } else { 0 };
    let passed = OTHERS + site + carried + browser;
    let ignored = OTHERS + SITES + CARRIED + BROWSERS - passed;
    Fixture::copy().check("").worked(&[
        &format!("{passed} passed; 0 failed; {ignored} ignored"),
        "test tests::demo/exact ",
        "test output::demo/never ",
        "test output::demo/verdict ",
        "test try::demo/verdict/mended ",
        "test python::demo/exact ",
        "test fails::demo/exact/without_move ",
        "test try::demo/exact/gives_up ",
        "test blocks::demo/directives.md ",
        "test site::links ",
    ])
}

fn run(case: &Case) -> Result<(), Failed> {
    let fixture = Fixture::copy();
    (case.change)(&fixture);
    if asked::can_be_asked(&fixture, case.check) {
        return asked::ask(&fixture, case.check)?.failed(case.says);
    }
    let said = fixture.check_with(case.check, |command| {
        command.arg("--exact");
    });
    said.failed(case.says)?;
    said.failed(&["1 failed; 0 ignored"])
}
