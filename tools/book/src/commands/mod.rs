//! What a person types: `cargo book` and its commands.

pub mod build;
pub mod changes;
pub mod check;
pub mod elsewhere;
pub mod export;
pub mod keep;
pub mod line;
pub mod measure;
pub mod name;
pub mod new;
pub mod preprocess;
pub mod progress;
pub mod record;
pub mod rounds;
pub mod serve;
pub mod server;
pub mod site;
pub mod tries;
pub mod watch;
