//! What is wrong: where, what, and the cure. Every command and every check
//! says it in the same form, `path:line: what; cure`, which terminals, editors
//! and CI make a link of.

use std::error::Error;
use std::fmt;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the book's root and with `/`, or what else is
    /// wrong as a whole.
    pub place: String,
    /// The line, counted from 1, where it is one line that is wrong.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// What to do about it, where that does not follow from what is wrong.
    pub cure: Option<String>,
    /// What a program said of it, on lines of its own.
    pub said: Option<String>,
}

impl Problem {
    /// Something is wrong with `place` as a whole.
    pub fn of(place: impl Into<String>, what: impl Into<String>) -> Self {
        Problem {
            place: place.into(),
            line: None,
            what: what.into(),
            cure: None,
            said: None,
        }
    }

    /// Something is wrong in this line of `place`.
    pub fn at(place: impl Into<String>, line: usize, what: impl Into<String>) -> Self {
        Problem {
            line: Some(line),
            ..Problem::of(place, what)
        }
    }

    /// What went wrong: the problem that `error` is, or else what it says, as a
    /// problem of `place`.
    pub fn from_error(place: impl Into<String>, error: &anyhow::Error) -> Self {
        match error.downcast_ref::<Problem>() {
            // With a context, the context says more.
            Some(problem) if error.chain().count() == 1 => problem.clone(),
            _ => Problem::of(place, format!("{error:#}")),
        }
    }

    /// The same as it is met in this line of `place`, as a page meets what is
    /// wrong with a listing that it shows.
    pub fn met_at(self, place: impl Into<String>, line: usize) -> Self {
        let what = match self.line {
            Some(own) => format!("{}:{own}: {}", self.place, self.what),
            None => format!("{}: {}", self.place, self.what),
        };
        Problem {
            place: place.into(),
            line: Some(line),
            what,
            ..self
        }
    }

    /// With what to do about it.
    pub fn cure(mut self, cure: impl Into<String>) -> Self {
        self.cure = Some(cure.into());
        self
    }

    /// With what a program said.
    pub fn said(mut self, said: impl Into<String>) -> Self {
        self.said = Some(said.into());
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.place)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.what)?;
        if let Some(cure) = &self.cure {
            write!(f, "; {cure}")?;
        }
        if let Some(said) = &self.said {
            write!(f, "\n{}", said.trim_end())?;
        }
        Ok(())
    }
}

impl Error for Problem {}

/// What is wrong in a text, for a reader who knows which text it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, counted from 1, where it is one line that is wrong.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
}

impl Fault {
    /// The text as a whole is wrong.
    pub fn of(what: impl Into<String>) -> Self {
        Fault {
            line: None,
            what: what.into(),
        }
    }

    /// This line of it is.
    pub fn at(line: usize, what: impl Into<String>) -> Self {
        Fault {
            line: Some(line),
            ..Fault::of(what)
        }
    }

    /// The same as a problem of `place`, which holds the text.
    pub fn within(self, place: impl Into<String>) -> Problem {
        Problem {
            line: self.line,
            ..Problem::of(place, self.what)
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.what),
            None => f.write_str(&self.what),
        }
    }
}

impl Error for Fault {}

/// Several things that are wrong, one at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Nothing, or an error that holds all of `problems`.
    ///
    /// # Errors
    ///
    /// When there are any.
    pub fn none(problems: Vec<Problem>) -> Result<(), Self> {
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Problems(problems))
        }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl Error for Problems {}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Problems(vec![problem])
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_keeps_the_place_that_it_names() {
        let problem = Problem::at("src/a.toml", 3, "it is malformed").cure("mend it");
        let error = anyhow::Error::from(problem.clone());
        assert_eq!(Problem::from_error("x", &error), problem);
        let other = Problem::from_error("x", &anyhow::anyhow!("it has no end"));
        assert_eq!(other.to_string(), "x: it has no end");
        let wrapped = Problem::from_error("x", &error.context("y"));
        assert_eq!(
            wrapped.to_string(),
            "x: y: src/a.toml:3: it is malformed; mend it"
        );
        assert_eq!(
            problem.met_at("src/a.md", 7).to_string(),
            "src/a.md:7: src/a.toml:3: it is malformed; mend it"
        );
    }

    #[test]
    fn a_problem_reads_as_a_link_what_is_wrong_and_the_cure() {
        let whole = Problem::of("src/a.md", "it has no title");
        assert_eq!(whole.to_string(), "src/a.md: it has no title");
        let line = Problem::at("src/a.md", 3, "unknown listing `x`")
            .cure("show another")
            .said("rustc: no\n");
        assert_eq!(
            line.to_string(),
            "src/a.md:3: unknown listing `x`; show another\nrustc: no"
        );
        let fault = Fault::at(3, "no");
        assert_eq!(fault.to_string(), "line 3: no");
        assert_eq!(fault.within("a.rs").to_string(), "a.rs:3: no");
        let both = Problems::none(vec![whole, line]).unwrap_err();
        assert_eq!(both.to_string().lines().count(), 3);
        assert!(Problems::none(Vec::new()).is_ok());
    }
}
