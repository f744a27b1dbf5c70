//! The machine on which something was measured, as its samples say.

use serde::{Deserialize, Serialize};

/// A machine and what runs on it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Machine {
    /// How many threads can run at once.
    pub cores: usize,
    /// The processor's name, as the system gives it.
    pub processor: String,
    /// Working memory, in bytes; 0 where the system does not say.
    pub memory: u64,
    /// The system's name and version.
    pub system: String,
    /// What `rustc --version` says.
    pub rustc: String,
    /// The full versions of the Pythons, and what they say of their builds.
    pub pythons: Vec<String>,
    /// The day, as `2026-11-23`, in UTC.
    pub day: String,
}
