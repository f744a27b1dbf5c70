//! The one tool of the book: what stands behind `cargo book`, the mdBook
//! preprocessor, and the pieces that the checks in `tests/book` are made of.
//!
//! It is laid out in floors. A module imports only from floors below its own,
//! or from its own without a circle; `tests/book/tool/floors.rs` reads the
//! imports and says so when one does not.
//!
//! | Floor | Folder | Holds |
//! |---|---|---|
//! | 5 | [`commands`] | what a person types: serve, export, record, measure, new, check |
//! | 4 | [`pages`] | directives and what they become |
//! | 3 | [`programs`] | running things: listings, Cargo, rustc, Python, mdBook |
//! | 2 | [`model`] | what lies on disk: book, listing, measurement, and the rules for them |
//! | 1 | [`base`] | names and folders, files, problems, versions, Markdown, HTML |
//!
//! What a page *says* is decided in [`pages`]: [`pages::frame`] has the words
//! around a program, [`pages::directive`] the directives.
//!
//! # Invariants
//!
//! Each is held by the tests that it names, below `tests/book`.
//!
//! 1. Expanding a page runs no program (`tool/floors.rs`: nothing in [`pages`]
//!    imports [`programs`] or starts a process).
//! 2. Only [`commands::record`] writes what was recorded, and only
//!    [`commands::measure`] writes samples (`tool/only_writers.rs`). [`commands::preprocess`]
//!    writes [`pages::texts::FILE`], below `target`, and nothing else.
//! 3. Every file that the tool writes is replaced whole or not at all, and
//!    nothing is left over after a failure, an interrupt or a full disk
//!    (`tool/writing.rs`).
//! 4. No check passes without running (`drift/mod.rs`: each check is made to
//!    fail; `commands/check.rs`: what is missing is a visible skip).

#![warn(missing_docs)]

pub mod base;
pub mod commands;
pub mod model;
pub mod pages;
pub mod programs;
