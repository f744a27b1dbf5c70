//! Nothing: this crate is its dependencies, which are what a reader needs to
//! paste the blocks on the pages. The checks build it to compile those blocks,
//! apart from the tool, so that an author of one listing does not wait for all
//! crates of the book.
