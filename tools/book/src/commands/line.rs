//! The command line, as clap reads it and as `README.md` is checked against it.

use clap::{Parser, Subcommand};

/// Serves, builds, records, measures and checks the book.
#[derive(Debug, Parser)]
#[command(name = "cargo book", bin_name = "cargo book")]
pub struct Line {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// A command of `cargo book`.
#[derive(Debug, Subcommand)]
pub enum Command {
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
    Build {
        /// Put it there as one file, as an EPUB and as a PDF, too, and lead to them
        #[arg(long)]
        carry: bool,
    },
    /// Write the whole book as one file of HTML, as an EPUB and as a PDF
    Export,
    /// Write the feed of what has changed in the book
    Changes,
    /// Run listings and write down what they print
    Record {
        /// Their names, part/slug; all listings if none is given
        listings: Vec<String>,
    },
    /// Make a try of what was changed in a listing, and put the listing back
    Try {
        /// Its name, part/slug/name
        name: String,
        /// How the changed program ends
        #[arg(long)]
        ends: Option<String>,
        /// The code of the error with which it does not compile
        #[arg(long, conflicts_with_all = ["ends", "test"])]
        fails: Option<String>,
        /// The listing's own test that then fails
        #[arg(long)]
        test: Option<String>,
    },
    /// Measure, in Rust and in every Python found, and write down the samples
    Measure {
        /// Keep the samples, and seal them with what measures now and what is
        /// said of them: for a change that cannot change what is measured
        #[arg(long)]
        keep: bool,
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
    /// Print, as arguments for Cargo, what leaves out the packages that need
    /// another system
    Elsewhere,
    /// Answer mdBook, which starts this
    #[command(hide = true)]
    Preprocess {
        /// What mdBook asks first.
        #[command(subcommand)]
        question: Option<Question>,
    },
}

/// What mdBook asks a preprocessor.
#[derive(Debug, Subcommand)]
pub enum Question {
    /// Whether a renderer is supported; every one is
    Supports {
        /// Its name.
        renderer: String,
    },
}
