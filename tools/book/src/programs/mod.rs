//! Running things: a program with its limits, Cargo, rustc, Python and mdBook,
//! and what the machine says of itself. Nothing here knows a page.

pub mod again;
pub mod cargo;
pub mod changed_test;
pub mod chromium;
pub mod environment;
pub mod faithful;
pub mod heard;
pub mod machine;
pub mod mdbook;
pub mod performance;
pub mod processes;
pub mod python;
pub mod run;
pub mod running;
pub mod rustc;
pub mod shared;
#[cfg(all(test, unix))]
mod shell;
pub mod sources;
pub mod started;
pub mod tries;
pub mod workspace;
