//! Reads what is said where no page is written: what a measurement measures and
//! what its figures show, and the questions and answers of a chart. A number in
//! them comes from the samples, in braces, or is none.

use std::sync::LazyLock;

use book::base::markdown;
use book::base::problem::Problem;
use book::base::tables;
use book::model::chart::Chart;
use book::model::measurement::Metadata;
use libtest_mimic::Failed;
use regex::Regex;

use crate::base::suite::Suite;
use crate::drift::real::Changed;
use crate::pages::page::pinned;
use crate::pages::prose::Prose;

/// A value of a measurement.
static VALUE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\{[^{}]*\}").expect("the pattern is valid"));

/// What is typed in what is said of measurements and in charts.
pub fn problems(suite: &Suite) -> Result<Vec<Problem>, Failed> {
    let mut problems = Vec::new();
    for measurement in &suite.measurements {
        let file = format!("{}/Cargo.toml", measurement.place());
        let text = book::base::files::read(&suite.root().join(&file))?;
        problems.extend(of_measurement(suite, &file, &text, &measurement.metadata));
    }
    for name in suite.book.charts()? {
        let (file, text) = Chart::text(&suite.book, &name)?;
        problems.extend(of_chart(suite, &file, &text));
    }
    Ok(problems)
}

/// What the check says of a changed chart, or of changed metadata.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let Changed { suite, file, text } = *changed;
    if file.starts_with("src/") {
        return Ok(of_chart(suite, file, text));
    }
    let manifest: toml::Table = tables::parse(file, text)?;
    let metadata = manifest["package"]["metadata"]["measurement"].clone();
    Ok(of_measurement(suite, file, text, &metadata.try_into()?))
}

fn of_measurement(suite: &Suite, file: &str, text: &str, metadata: &Metadata) -> Vec<Problem> {
    let said = [&metadata.measures]
        .into_iter()
        .chain(metadata.findings.values())
        .chain(&metadata.sizes);
    said.filter_map(|said| typed(suite, file, text, said))
        .collect()
}

fn of_chart(suite: &Suite, file: &str, text: &str) -> Vec<Problem> {
    // What is no chart is said by the page that shows it.
    let Ok(chart) = Chart::parse(file, text) else {
        return Vec::new();
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
    said.iter()
        .filter_map(|said| typed(suite, file, text, said))
        .collect()
}

/// What is wrong with something that the file says.
fn typed(suite: &Suite, file: &str, text: &str, said: &str) -> Option<Problem> {
    let line = text.find(said).map_or(1, |at| markdown::line_of(text, at));
    // A value is set apart, so that no word grows together with another.
    let words = VALUE.replace_all(said, " … ");
    Prose::new(line, &words).problem(suite, &pinned(suite), file)
}
