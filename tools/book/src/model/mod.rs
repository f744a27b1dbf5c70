//! What lies on disk: the book with its pages, listings and measurements, what
//! was recorded and measured, and the rules under which that may vary. Nothing
//! here runs a program or writes a file.

pub mod book;
pub mod changes;
pub mod chart;
pub mod contract;
pub mod lanes;
pub mod listing;
pub mod lock;
pub mod machine;
pub mod measured_with;
pub mod measurement;
pub mod metadata;
pub mod quantity;
pub mod repository;
pub mod samples;
pub mod seal;
pub mod summary;
pub mod timing;
pub mod toolchain;
pub mod tried;
pub mod tries;
