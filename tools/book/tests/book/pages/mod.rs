//! What stands on the pages, and what a reader finds there.
pub mod announced;
pub mod claims;
pub mod contributing;
pub mod excerpts;
pub mod glossary;
pub mod invocations;
pub mod page;
pub mod phrasebook;
pub mod pictures;
pub mod prose;
pub mod readme;
pub mod shape;
pub mod shown;
pub mod site;
pub mod statements;
pub mod suites;
