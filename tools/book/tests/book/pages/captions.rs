//! Reads what is said where no page is written: what a measurement measures and
//! what its figures show, and the questions and answers of a chart. A number in
//! them comes from the samples, in braces, or is none.

use std::sync::LazyLock;

use book::base::markdown;
use book::base::problem::Problem;
use book::model::chart::Chart;
use libtest_mimic::Failed;
use regex::Regex;

use crate::base::suite::Suite;
use crate::pages::page::pinned;
use crate::pages::prose::Prose;

/// A value of a measurement.
static VALUE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\{[^{}]*\}").expect("the pattern is valid"));

/// What is typed in what is said of measurements and in charts.
pub fn problems(suite: &Suite) -> Result<Vec<Problem>, Failed> {
    let mut problems = Vec::new();
    for measurement in &suite.measurements {
        let metadata = &measurement.metadata;
        let said = [&metadata.measures]
            .into_iter()
            .chain(metadata.findings.values())
            .chain(&metadata.sizes);
        let file = format!("{}/Cargo.toml", measurement.place());
        let text = book::base::files::read(&suite.root().join(&file))?;
        problems.extend(said.filter_map(|said| typed(suite, &file, &text, said)));
    }
    for name in suite.book.charts()? {
        // What is no chart is said by the page that shows it.
        let (file, text) = Chart::text(&suite.book, &name)?;
        let Ok(chart) = Chart::parse(&file, &text) else {
            continue;
        };
        let mut said = vec![chart.shows];
        for question in chart.question {
            said.push(question.asks);
            for answer in question.answer {
                said.push(answer.says.to_string());
                said.extend(
                    answer
                        .way
                        .into_iter()
                        .flat_map(|way| [way.rust, way.python, way.because, way.unless]),
                );
            }
        }
        problems.extend(
            said.iter()
                .filter_map(|said| typed(suite, &file, &text, said)),
        );
    }
    Ok(problems)
}

/// What is wrong with something that the file says.
fn typed(suite: &Suite, file: &str, text: &str, said: &str) -> Option<Problem> {
    let line = text.find(said).map_or(1, |at| markdown::line_of(text, at));
    // A value is set apart, so that no word grows together with another.
    let words = VALUE.replace_all(said, " … ");
    Prose::new(line, &words).problem(suite, &pinned(suite), file)
}
