//! What everything stands on: names and folders, texts and their digests,
//! problems, versions, days, Markdown, HTML, TOML and manifests. Nothing here
//! knows what a listing is.

pub mod day;
pub mod files;
pub mod folders;
pub mod home;
pub mod html;
pub mod html_tokens;
pub mod interrupt;
pub mod manifest;
pub mod markdown;
pub mod names;
pub mod on_path;
pub mod problem;
pub mod scratch;
pub mod sections;
pub mod tables;
pub mod version;
