//! Leads jobs that readers bring through the chart of “How to choose”: each of
//! them has to come out at the listing that a practitioner names, and each way
//! has to be the answer to one of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use book::base::files;
use book::base::names::nearest;
use book::base::problem::Problem;
use book::base::tables;
use book::model::chart::{Answer, Chart, Question};
use libtest_mimic::{Failed, Trial};
use serde::Deserialize;

use crate::base::sample::Case;
use crate::base::suite::{Suite, all};
use crate::drift::real::Changed;

/// The chart, relative to the root.
const CHART: &str = "src/choosing/decisions.toml";

/// The jobs and their answers, relative to the root.
const JOBS: &str = "tools/book/tests/jobs.toml";

/// How many jobs prove a chart.
const ENOUGH: usize = 10;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Jobs {
    job: Vec<Job>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Job {
    /// The job, in a sentence.
    does: String,
    /// The listing that does it.
    listing: String,
    /// What is so: names of questions, and their answers.
    facts: BTreeMap<String, String>,
}

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let whole = Arc::clone(suite);
    let mut trials = vec![Trial::test("book::jobs", move || {
        let read = |file: &str| files::read(&whole.root().join(file));
        all(problems(&read(CHART)?, &read(JOBS)?, ENOUGH)?)
    })];
    for case in CASES {
        let name = format!("drift::jobs/{}", case.name);
        trials.push(Trial::test(name, move || {
            let texts = case.change([SAMPLE_CHART, SAMPLE_JOBS]);
            case.judge(&problems(&texts[0], &texts[1], 2)?)
        }));
    }
    trials
}

/// What the check says of the book after the change.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    problems(
        &changed.file_text(CHART)?,
        &changed.file_text(JOBS)?,
        ENOUGH,
    )
}

/// The jobs that the chart leads elsewhere, and the ways that answer none.
fn problems(chart: &str, jobs: &str, enough: usize) -> Result<Vec<Problem>, Failed> {
    let chart = Chart::parse(CHART, chart)?;
    let text = jobs;
    let jobs: Jobs = tables::parse(JOBS, text)?;
    let mut problems = Vec::new();
    if jobs.job.len() < enough {
        let what = format!("it has {} jobs", jobs.job.len());
        let cure = format!("write down {enough} at the least");
        problems.push(Problem::of(JOBS, what).cure(cure));
    }
    let mut answered = BTreeSet::new();
    for job in &jobs.job {
        let line = text.lines().position(|line| line.contains(&job.does));
        let problem = |what: String| Problem::at(JOBS, line.map_or(1, |line| line + 1), what);
        problems.extend(unknown(&chart, job).map(&problem));
        match led(&chart, job) {
            Ok(listing) => {
                answered.insert(listing);
                if listing != job.listing {
                    let what = format!(
                        "“{}” needs {}, and the chart leads it to {listing}",
                        job.does, job.listing
                    );
                    let cure = format!("change {CHART}, or the facts if they are not so");
                    problems.push(problem(what).cure(cure));
                }
            }
            Err(why) => problems.push(problem(format!("“{}”: {why}", job.does))),
        }
    }
    let answers = chart.question.iter().flat_map(|question| &question.answer);
    let ways = answers.filter_map(|answer| answer.way.as_ref());
    for way in ways.filter(|way| !answered.contains(way.listing.as_str())) {
        let what = format!("no job is led to {}", way.listing);
        let cure = format!("take the way out, or write a job into {JOBS} that needs it");
        problems.push(Problem::of(CHART, what).cure(cure));
    }
    Ok(problems)
}

/// The facts that no question asks for, or that are no answer to it.
fn unknown<'a>(chart: &'a Chart, job: &'a Job) -> impl Iterator<Item = String> + 'a {
    job.facts.iter().filter_map(|(name, says)| {
        let names = chart.question.iter().map(|question| question.name.as_str());
        let Some(question) = chart.question.iter().find(|asked| *asked.name == *name) else {
            return Some(format!(
                "no question is called `{name}`{}",
                nearest(name, names)
            ));
        };
        if answer(question, says).is_some() {
            return None;
        }
        let answers = question.answer.iter().map(|answer| answer.says.as_str());
        let near = nearest(says, answers);
        Some(format!("question `{name}` has no answer “{says}”{near}"))
    })
}

fn answer<'a>(question: &'a Question, says: &str) -> Option<&'a Answer> {
    question.answer.iter().find(|answer| *answer.says == says)
}

/// The listing to which the chart leads a job, or why it leads nowhere.
fn led<'a>(chart: &'a Chart, job: &Job) -> Result<&'a str, String> {
    let mut next = chart.question.first();
    // A chart that leads round is seen where it is drawn.
    for _ in 0..=chart.question.len() {
        let question = next.ok_or("the chart leads to a question that is not there")?;
        let name = &*question.name;
        let says = job.facts.get(name);
        let says = says.ok_or(format!("the chart asks `{name}`, and no fact answers it"))?;
        let answer = answer(question, says).ok_or(format!("`{name}` has no such answer"))?;
        match (&answer.way, &answer.next) {
            (Some(way), _) => return Ok(&way.listing),
            (None, Some(name)) => {
                next = chart.question.iter().find(|asked| *asked.name == *name);
            }
            (None, None) => return Err(format!("the answer “{says}” leads nowhere")),
        }
    }
    Err("the chart leads round and round".to_owned())
}

const SAMPLE_CHART: &str = r#"
shows = "Two questions."

[[question]]
name = "kind"
asks = "Does it wait?"

[[question.answer]]
says = "no"
way = { rust = "", python = "", page = "", listing = "demo/rayon", because = "", unless = "" }

[[question.answer]]
says = "yes"
next = "many"

[[question]]
name = "many"
asks = "How many?"

[[question.answer]]
says = "few"
way = { rust = "", python = "", page = "", listing = "demo/threads", because = "", unless = "" }

[[question.answer]]
says = "thousands"
way = { rust = "", python = "", page = "", listing = "demo/tasks", because = "", unless = "" }
"#;

const SAMPLE_JOBS: &str = r#"
[[job]]
does = "Count."
listing = "demo/rayon"
facts = { kind = "no", many = "few" }

[[job]]
does = "Ask ten."
listing = "demo/threads"
facts = { kind = "yes", many = "few" }

[[job]]
does = "Ask all."
listing = "demo/tasks"
facts = { kind = "yes", many = "thousands" }
"#;

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "Two questions.",
        to: "2 questions.",
        says: &[],
    },
    Case {
        name: "led-elsewhere",
        from: "does = \"Ask ten.\"\nlisting = \"demo/threads\"",
        to: "does = \"Ask ten.\"\nlisting = \"demo/tasks\"",
        says: &[
            "tools/book/tests/jobs.toml:8: “Ask ten.” needs demo/tasks, and the chart leads it to \
             demo/threads; change src/choosing/decisions.toml",
        ],
    },
    Case {
        name: "way-of-no-job",
        from: "facts = { kind = \"yes\", many = \"thousands\" }",
        to: "facts = { kind = \"yes\", many = \"few\" }",
        says: &[
            "“Ask all.” needs demo/tasks, and the chart leads it to demo/threads",
            "src/choosing/decisions.toml: no job is led to demo/tasks; take the way out, or write",
        ],
    },
    Case {
        name: "fact-missing",
        from: "{ kind = \"yes\", many = \"thousands\" }",
        to: "{ kind = \"yes\" }",
        says: &["jobs.toml:13: “Ask all.”: the chart asks `many`, and no fact answers it"],
    },
    Case {
        name: "fact-unknown",
        from: "{ kind = \"no\", many = \"few\" }",
        to: "{ kind = \"no\", mayn = \"few\" }",
        says: &["jobs.toml:3: no question is called `mayn`; did you mean `many`?"],
    },
    Case {
        name: "answer-unknown",
        from: "{ kind = \"no\", many = \"few\" }",
        to: "{ kind = \"no\", many = \"fwe\" }",
        says: &["jobs.toml:3: question `many` has no answer “fwe”; did you mean `few`?"],
    },
    Case {
        name: "leads-to-nothing",
        from: "next = \"many\"",
        to: "next = \"mayn\"",
        says: &["“Ask ten.”: the chart leads to a question that is not there"],
    },
    Case {
        name: "too-few-jobs",
        from: "[[job]]\ndoes = \"Ask ten.\"\nlisting = \"demo/threads\"\nfacts = { kind = \"yes\", many = \"few\" }\n\n[[job]]\ndoes = \"Ask all.\"\nlisting = \"demo/tasks\"\nfacts = { kind = \"yes\", many = \"thousands\" }\n",
        to: "",
        says: &[
            "tools/book/tests/jobs.toml: it has 1 jobs; write down 2 at the least",
            "no job is led to demo/threads",
        ],
    },
];
