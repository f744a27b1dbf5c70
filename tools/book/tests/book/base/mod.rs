//! What the checks share: the book, what has passed, copies of the small book, and
//! how pages are cut up.
pub mod asked;
pub mod cells;
pub mod check;
pub mod fixture;
pub mod html;
pub mod material;
pub mod passages;
pub mod passed;
pub mod sample;
pub mod sections;
pub mod spans;
pub mod suite;
pub mod worded;
pub mod words;
