//! Runs rustc with the book's edition, which `BOOK_EDITION` names, where skeptic
//! asks for 2021, the newest that it knows. Everything else is passed on.

use std::env;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let Ok(edition) = env::var("BOOK_EDITION") else {
        eprintln!("error: BOOK_EDITION names no edition; the checks of the book do that");
        return ExitCode::FAILURE;
    };
    let arguments = env::args_os().skip(1).map(|argument| {
        if argument == "--edition=2021" {
            format!("--edition={edition}").into()
        } else {
            argument
        }
    });
    match Command::new("rustc").args(arguments).status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: rustc could not be started: {error}");
            ExitCode::FAILURE
        }
    }
}
