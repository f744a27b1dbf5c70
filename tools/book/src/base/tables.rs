//! TOML that people write: read, or a problem that leads to its line.

use std::ops::Deref;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use crate::base::markdown::line_of;
use crate::base::problem::Problem;

/// What `text` says, which is the TOML of `place`.
///
/// # Errors
///
/// When it is malformed, or says something else than `T` has; the problem
/// names the line.
pub fn parse<T: DeserializeOwned>(place: &str, text: &str) -> Result<T, Problem> {
    toml::from_str(text).map_err(|error| {
        let what = format!("it is malformed: {}", error.message().trim_end());
        match error.span() {
            Some(span) => Problem::at(place, line_of(text, span.start), what),
            None => Problem::of(place, what),
        }
    })
}

/// A string of such TOML, and where it stands.
#[derive(Debug, Clone)]
pub struct Placed {
    said: String,
    /// The first byte of it.
    start: usize,
}

impl Placed {
    /// Its line in `text`, which is the TOML, counted from 1.
    pub fn line(&self, text: &str) -> usize {
        line_of(text, self.start)
    }
}

impl Deref for Placed {
    type Target = String;

    fn deref(&self) -> &String {
        &self.said
    }
}

impl<'de> Deserialize<'de> for Placed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<String>::deserialize(deserializer)?;
        Ok(Placed {
            start: spanned.span().start,
            said: spanned.into_inner(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_leads_to_the_line() {
        let error = |text| parse::<toml::Table>("a.toml", text).unwrap_err();
        let open = error("a = 1\n\nb = [\n");
        assert_eq!((open.place.as_str(), open.line), ("a.toml", Some(3)));
        assert_eq!(error("a = 1\na = 2\n").line, Some(2));
        assert!(parse::<toml::Table>("a.toml", "a = 1\n").is_ok());
    }

    #[test]
    fn a_string_knows_its_line() {
        #[derive(Deserialize)]
        struct Entry {
            name: Placed,
        }
        #[derive(Deserialize)]
        struct Entries {
            entry: Vec<Entry>,
        }
        let text = "[[entry]]\nname = \"a\"\n\n[[entry]]\nname = \"b\"\n";
        let Ok(Entries { entry }) = parse("a.toml", text) else {
            panic!("it is well formed");
        };
        assert_eq!(entry[1].name.as_str(), "b");
        assert_eq!((entry[0].name.line(text), entry[1].name.line(text)), (2, 5));
    }
}
