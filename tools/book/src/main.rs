//! `cargo book`: serves, builds, exports, records, measures and checks the book.

use std::io;
use std::process::ExitCode;

use anyhow::Result;
use book::base::home::{check_home, find_root};
use book::base::interrupt;
use book::commands::line::{Command, Line, Question};
use book::commands::{
    build, changes, check, elsewhere, export, keep, measure, new, preprocess, record, serve, tries,
};
use book::model::book::Book;
use clap::Parser;

fn main() -> ExitCode {
    match run(Line::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    if let Command::Preprocess { question } = command {
        return match question {
            Some(Question::Supports { .. }) => Ok(()),
            None => preprocess::preprocess(io::stdin().lock(), io::stdout().lock()),
        };
    }
    interrupt::listen();
    check_home()?;
    let root = find_root()?;
    match command {
        Command::Serve { open, port } => serve::serve(&root, port, open),
        Command::Build { carry } => build::build(&root, carry),
        Command::Changes => changes::changes(&root),
        Command::Export => export::export(&root),
        Command::Record { listings } => record::record(&Book::read(&root)?, &listings),
        Command::Try {
            name,
            ends,
            fails,
            test,
        } => {
            let says = tries::Says {
                ends: ends.as_deref(),
                fails: fails.as_deref(),
                test: test.as_deref(),
            };
            tries::make(&Book::read(&root)?, &name, &says)
        }
        Command::Measure { keep, measurements } => {
            let measure = if keep { keep::keep } else { measure::measure };
            measure(&Book::read(&root)?, &measurements)
        }
        Command::New { listing } => new::new(&Book::read(&root)?, &listing),
        Command::Elsewhere => {
            println!("{}", elsewhere::elsewhere(&Book::read(&root)?)?);
            Ok(())
        }
        Command::Check { part } => check::check(&root, part.as_deref()),
        Command::Preprocess { .. } => unreachable!("it was answered above"),
    }
}
