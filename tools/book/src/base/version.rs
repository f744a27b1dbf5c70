//! Versions that the book names: of Python, and the edition of Rust.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

/// The edition of every block and listing of the book.
pub const EDITION: &str = "2024";

/// The Python that the counterparts are written for and recorded with.
pub const PYTHON: Version = Version {
    major: 3,
    minor: 14,
};

/// A Python's `major.minor`, such as `3.14`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Version {
    /// 3, since long.
    pub major: u32,
    /// Changes every October.
    pub minor: u32,
}

impl FromStr for Version {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut numbers = text.trim().split('.').map(str::parse);
        match (numbers.next(), numbers.next()) {
            (Some(Ok(major)), Some(Ok(minor))) => Ok(Version { major, minor }),
            _ => Err(format!("`{text}` is not a Python version such as 3.14")),
        }
    }
}

impl TryFrom<String> for Version {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        let version = |text: &str| text.parse::<Version>().unwrap();
        assert!(version("3.14") > version("3.9"));
        assert_eq!(version("3.14.2"), version("3.14"));
        assert!("three".parse::<Version>().is_err());
    }
}
