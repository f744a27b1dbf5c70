//! TOML that people write: read, or a problem that leads to its line.

use serde::de::DeserializeOwned;

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
}
