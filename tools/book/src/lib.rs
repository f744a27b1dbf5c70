//! The one tool of the book: what stands behind `cargo book`, the mdBook
//! preprocessor, and the pieces that the checks in `tests/book` are made of.
//!
//! From the outside in:
//!
//! - [`expand`] expands the directives of a page; mdBook calls it through
//!   [`preprocessor`]. [`markdown`] finds directives and fences, [`figure`]
//!   makes what they become, of [`excerpt`]s and of [`timeline`]s;
//!   [`playground`] says which programs can be run from the page.
//! - [`book`] knows the folders: pages, listings, and what is near a name that
//!   was mistyped. [`listing`] reads one listing and its metadata,
//!   with [`manifest`].
//! - [`run`] runs a program with a time limit and leaves no process behind;
//!   [`cargo`], [`python`] and [`rustc`] prepare the programs to run.
//! - [`contract`] says which part of an output may vary, [`seal`] that a
//!   recorded file is the one that was recorded, [`record`] records.
//! - [`measurement`] reads a measurement and its metadata, [`mod@measure`] runs
//!   it and writes down its [`samples`] and the [`machine`]; [`mod@table`] and
//!   [`plot`] show them, with values as [`quantity`] writes them. [`decisions`]
//!   end at them, in a chart that [`tree`] draws.
//! - [`new`], [`serve`] and [`mod@export`] are the commands of the same names;
//!   [`mdbook`] finds or installs stock mdBook, and [`summary`] knows the order
//!   of the pages.

#![warn(missing_docs)]

pub mod book;
pub mod cargo;
pub mod contract;
pub mod decisions;
pub mod excerpt;
pub mod expand;
pub mod export;
pub mod figure;
pub mod listing;
pub mod machine;
pub mod manifest;
pub mod markdown;
pub mod mdbook;
pub mod measure;
pub mod measurement;
pub mod new;
pub mod playground;
pub mod plot;
pub mod preprocessor;
pub mod python;
pub mod quantity;
pub mod record;
pub mod run;
pub mod rustc;
pub mod samples;
pub mod seal;
pub mod serve;
pub mod summary;
pub mod table;
pub mod timeline;
pub mod tree;
