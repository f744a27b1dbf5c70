//! Reads who starts programs: each child of the tool and of its checks gets its
//! environment from `programs/environment.rs`, and its end from what runs it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use book::base::markdown::line_of;
use book::base::names::slashed;
use book::base::problem::Problem;
use libtest_mimic::{Failed, Trial};

use crate::base::sample::Case;
use crate::base::suite::all;

/// Where the tool lies, relative to the book's root.
const TOOL: &str = "tools/book";

/// What makes a child, the only file that may do it, and what to do elsewhere.
const RULES: [(&str, &str, &str); 4] = [
    (
        "Command::new(",
        "src/programs/environment.rs",
        "take the command from `environment::recorded` or `environment::tool`",
    ),
    (".output()", "", ENDS),
    (".status()", "", ENDS),
    (".spawn()", "src/programs/running.rs", ENDS),
];

const ENDS: &str = "hand the command to `run::run`, `run::output`, `run::shown` or \
                    `Started::start`, which see to its end";

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![Trial::test("tool::children", || all(problems(&read()?)))];
    for case in CASES {
        let name = format!("drift::children/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// A file of the tool or of its checks, relative to the tool.
type Source = (String, String);

fn read() -> Result<Vec<Source>> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for folder in ["src", "tests/book"] {
        let is_rust = |path: &Path| path.extension() == Some("rs".as_ref());
        for path in book::base::folders::files(&home.join(folder), is_rust)? {
            let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            sources.push((slashed(path.strip_prefix(home)?), text));
        }
    }
    Ok(sources)
}

/// The children of these files that nobody watches, or that see what the user
/// exports.
fn problems(sources: &[Source]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (file, text) in sources {
        for (call, allowed, cure) in RULES {
            if file == allowed {
                continue;
            }
            let calls = text
                .match_indices(call)
                .filter(|(at, _)| is_code(text, *at));
            for (at, _) in calls {
                let what = format!("`{call}…` makes a child of its own");
                let what = what.replace("(…", "(…)").replace(")…", ")");
                let place = format!("{TOOL}/{file}");
                problems.push(Problem::at(place, line_of(text, at), what).cure(cure));
            }
        }
    }
    problems
}

/// Whether what stands at `at` is neither in a comment nor in a text: programs
/// that the checks write have children, too, and so have these rules.
fn is_code(text: &str, at: usize) -> bool {
    let begin = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let before = text[begin..at].replace("\\\"", "");
    let in_raw_text = text[..at].matches("r#\"").count() > text[..at].matches("\"#;").count();
    !before.contains("//") && before.matches('"').count().is_multiple_of(2) && !in_raw_text
}

/// Two files that leave their children to those whose job they are.
const SAMPLE: [(&str, &str); 2] = [
    (
        "src/programs/rustc.rs",
        "//! Runs rustc.\nfn version() {\n    output(environment::tool(\"rustc\"))\n}\n",
    ),
    (
        "tests/book/programs/leaves.rs",
        "const TEXT: &str = r#\"\n    Command::new(program).spawn()\n\"#;\n// .output()\n",
    ),
];

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "Runs rustc.",
        to: "Runs rustc, never with Command::new(it).",
        says: &[],
    },
    Case {
        name: "environment-of-the-user",
        from: "environment::tool(\"rustc\")",
        to: "Command::new(\"rustc\")",
        says: &[
            "tools/book/src/programs/rustc.rs:3: `Command::new(…)` makes a child of its own; take \
             the command from `environment::recorded`",
        ],
    },
    Case {
        name: "wait-without-an-end",
        from: "output(environment::tool(\"rustc\"))",
        to: "environment::tool(\"rustc\").output()",
        says: &["src/programs/rustc.rs:3: `.output()` makes a child of its own; hand the command"],
    },
    Case {
        name: "orphan-in-a-check",
        from: "// .output()",
        to: "fn f() { command.spawn()?; }",
        says: &["tools/book/tests/book/programs/leaves.rs:4: `.spawn()` makes a child of its own"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let texts = case.change(SAMPLE.iter().map(|(_, text)| *text));
    let names = SAMPLE.iter().map(|(name, _)| (*name).to_owned());
    case.judge(&problems(&names.zip(texts).collect::<Vec<_>>()))
}
