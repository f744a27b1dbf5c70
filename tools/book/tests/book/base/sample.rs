//! The tests of a check that reads texts: a sample that it finds right, changed
//! in one place, and what it then has to say.

use book::base::problem::Problem;
use libtest_mimic::Failed;

use crate::base::suite::Page;

/// A change to a sample, and what the check has to say of it: nothing, where
/// the sample is still right.
pub struct Case {
    pub name: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub says: &'static [&'static str],
}

impl Case {
    /// The texts of the sample, changed.
    pub fn change<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        let texts: Vec<&str> = texts.into_iter().collect();
        let found: usize = texts
            .iter()
            .map(|text| text.matches(self.from).count())
            .sum();
        assert_eq!(found, 1, "{:?} stands there once", self.from);
        let changed = texts.iter().map(|text| text.replace(self.from, self.to));
        changed.collect()
    }

    /// The same of pages, each a path and a text.
    pub fn change_pages(&self, sample: &[(&str, &str)]) -> Vec<Page> {
        let texts = self.change(sample.iter().map(|(_, text)| *text));
        let paths = sample.iter().map(|(path, _)| (*path).to_owned());
        let pages = paths.zip(texts);
        pages.map(|(path, text)| Page { path, text }).collect()
    }

    /// Whether the check said the right thing.
    pub fn judge(&self, said: &[Problem]) -> Result<(), Failed> {
        judge(said, self.says)
    }
}

/// Whether a check said each of `says`, and nothing if there are none.
pub fn judge(said: &[Problem], says: &[&str]) -> Result<(), Failed> {
    let said: Vec<String> = said.iter().map(Problem::to_string).collect();
    let said = said.join("\n");
    if says.is_empty() != said.is_empty() {
        return Err(Failed::from(format!("it should not have said {said:?}")));
    }
    match says.iter().find(|words| !said.contains(**words)) {
        None => Ok(()),
        Some(words) => Err(Failed::from(format!(
            "it should say {words:?}, but said:\n{said}"
        ))),
    }
}
