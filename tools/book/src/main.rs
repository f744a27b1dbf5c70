//! `cargo book`: serves, builds, exports, records, measures and checks the book.

use std::io;
use std::process::{ExitCode, Stdio};

use anyhow::{Context, Result, bail};
use book::book::{Book, check_home, find_root};
use clap::{Parser, Subcommand};

/// Serves, builds, records, measures and checks the book.
#[derive(Parser)]
#[command(name = "cargo book", bin_name = "cargo book")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the book on 127.0.0.1, live
    Serve {
        /// Open it in a browser
        #[arg(long)]
        open: bool,
        /// The port to listen on
        #[arg(long, default_value_t = 3000)]
        port: u16,
    },
    /// Build the book into the folder `book`
    Build,
    /// Write the whole book as one file, to read offline and to print
    Export,
    /// Run listings and write down what they print
    Record {
        /// Their names, part/slug; all listings if none is given
        listings: Vec<String>,
    },
    /// Measure, in Rust and in every Python found, and write down the samples
    Measure {
        /// The names of measurements; everything if none is given
        measurements: Vec<String>,
    },
    /// Make a new listing
    New {
        /// Its name, part/slug
        listing: String,
    },
    /// Check the book's pages and listings
    Check {
        /// Only checks with this in their name, such as a part
        part: Option<String>,
    },
    /// Answer mdBook, which starts this
    #[command(hide = true)]
    Preprocess {
        #[command(subcommand)]
        question: Option<Question>,
    },
}

#[derive(Subcommand)]
enum Question {
    /// Whether a renderer is supported; every one is
    Supports { renderer: String },
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
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
            None => book::preprocessor::answer(io::stdin().lock(), io::stdout().lock()),
        };
    }
    check_home()?;
    let root = find_root()?;
    match command {
        Command::Serve { open, port } => book::serve::serve(&root, port, open),
        Command::Build => book::mdbook::build(&root),
        Command::Export => book::export::export(&root),
        Command::Record { listings } => book::record::record(&Book::read(&root)?, &listings),
        Command::Measure { measurements } => {
            book::measure::measure(&Book::read(&root)?, &measurements)
        }
        Command::New { listing } => book::new::new(&Book::read(&root)?, &listing),
        Command::Check { part } => check(&root, part.as_deref()),
        Command::Preprocess { .. } => unreachable!("it was answered above"),
    }
}

fn check(root: &std::path::Path, part: Option<&str>) -> Result<()> {
    let status = book::cargo::cargo(root)
        .args(["test", "--package", "book", "--test", "book", "--"])
        .args(part)
        .stdin(Stdio::null())
        .status()
        .context("cargo could not be started")?;
    if !status.success() {
        bail!("the checks above failed");
    }
    Ok(())
}
