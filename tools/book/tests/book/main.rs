//! The checks of the book: everything that a reader sees is compiled, run or
//! regenerated, and compared with what the pages show.
//!
//! Each page, listing and message is a test of its own. `cargo test -p book
//! --test book -- threads` runs those with `threads` in their name. The book
//! is the one around this crate, or the one that `BOOK_ROOT` names: the tests
//! of the checks themselves, in [`drift`], use that on copies of a small book.
//!
//! A check that needs something that is not installed is reported as ignored,
//! with the reason; with `BOOK_REQUIRE_ALL` set, it fails.

mod base;
mod browser;
mod commands;
mod drift;
mod pages;
mod programs;
mod tool;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Trial};

use crate::base::passed;
use crate::base::suite::{self, Suite};
use crate::pages::{
    announced, carried, changes, claims, contributing, excerpts, feet, glossary, jobs, lookalikes,
    marks, named, names, numbers, page, phrasebook, pictures, python_names, readme, rows, shape,
    shown, site, terms, texts, titles,
};
use crate::programs::{
    alone, blocks, contracts, elsewhere, measured, outputs, own_tests, seals, tries,
};

fn main() -> ExitCode {
    if let Err(error) = book::base::home::check_home() {
        eprintln!("error: {error}");
        return ExitCode::FAILURE;
    }
    let mut arguments = Arguments::from_args();
    // Many checks wait more than they compute.
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
    arguments.test_threads.get_or_insert(3 * cores);
    let (root, own) = match env::var_os("BOOK_ROOT") {
        Some(root) => (PathBuf::from(root), false),
        None => (book::base::home::home().to_owned(), true),
    };
    let suite = match Suite::read(&root) {
        Ok(suite) => Arc::new(suite),
        Err(error) => {
            eprintln!("error: the book cannot be read: {error:#}");
            return ExitCode::FAILURE;
        }
    };
    let mut trials = own_tests::trials(&suite);
    for checks in [
        page::checks(&suite),
        readme::checks(&suite),
        shape::checks(&suite),
        outputs::checks(&suite),
        tries::checks(&suite),
        blocks::checks(&suite),
        measured::checks(&suite),
    ] {
        trials.extend(checks.into_iter().map(Trial::from));
    }
    trials.extend(alone::trials(&suite));
    trials.extend(site::trials(&suite));
    trials.extend(carried::trials(&suite));
    trials.extend(browser::trials(&suite, own));
    if own {
        trials.extend(passed::trials());
        trials.extend(announced::trials(&suite));
        trials.extend(claims::trials(&suite));
        trials.extend(excerpts::trials(&suite));
        trials.extend(feet::trials(&suite));
        trials.extend(numbers::trials(&suite));
        trials.extend(readme::drift(&suite));
        trials.extend(shown::trials(&suite));
        trials.extend(glossary::trials(&suite));
        trials.extend(phrasebook::trials(&suite));
        trials.extend(pictures::trials(&suite));
        trials.extend(python_names::trials(&suite));
        trials.extend(jobs::trials(&suite));
        trials.extend(lookalikes::trials(&suite));
        trials.extend(marks::trials(&suite));
        trials.extend(named::trials(&suite));
        trials.extend(names::trials(&suite));
        trials.extend(rows::trials(&suite));
        trials.extend(terms::trials(&suite));
        trials.extend(texts::trials());
        trials.extend(carried::drift());
        trials.extend(changes::trials(&suite));
        trials.extend(titles::trials(&suite));
        trials.extend(contracts::trials());
        trials.extend(seals::trials());
        trials.extend(elsewhere::trials());
        trials.extend(drift::trials());
        trials.extend(drift::real::trials(&suite));
        trials.extend(commands::trials());
        trials.extend(tool::trials());
        let of_authors = contributing::trials(&suite, trials.iter().map(Trial::name));
        trials.extend(of_authors);
    }
    suite.keep_only(
        trials
            .iter()
            .filter(|trial| !arguments.is_filtered_out(trial)),
    );
    if !arguments.list {
        suite.start_build();
    }
    // The others run while the listings are built.
    trials.sort_by_key(|trial| suite::needs_build(trial.name()));
    if let Some(filter) = &arguments.filter
        && trials.iter().all(|trial| arguments.is_filtered_out(trial))
    {
        let names = trials.iter().map(Trial::name);
        eprintln!(
            "error: no check has `{filter}` in its name{}",
            book::base::names::nearest(filter, names)
        );
        return ExitCode::FAILURE;
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}
