//! Excerpts of programs hold whole statements, items, fields or arms: none
//! begins or ends in the middle of one.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use book::base::files;
use book::base::problem::Problem;
use book::model::listing::{COUNTERPART, Listing, SOURCE, fail_source};
use libtest_mimic::{Failed, Trial};
use regex::Regex;

use crate::base::sample::Case;
use crate::base::suite::{Suite, all};
use crate::drift::real::Changed;
use crate::pages::{statements, suites};

static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*(?://|#)\s*ANCHOR(?P<end>_END)?:\s*(?P<name>\S+)").expect("it is valid")
});

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let whole = Arc::clone(suite);
    let mut trials = vec![Trial::test("book::excerpts", move || {
        let mut problems = Vec::new();
        for listing in whole.book.listings() {
            for file in programs(listing) {
                let text = files::read(&listing.dir.join(&file))?;
                problems.extend(self::problems(
                    &format!("{}/{file}", listing.place()),
                    &text,
                ));
            }
        }
        all(problems)
    })];
    for case in CASES {
        let name = format!("drift::excerpts/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// What the check says of the changed program.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    Ok(problems(changed.file, changed.text))
}

/// The programs of a listing, relative to its folder.
fn programs(listing: &Listing) -> Vec<String> {
    let mut files = vec![SOURCE.to_owned()];
    if listing.metadata.counterpart.is_some() {
        files.push(COUNTERPART.to_owned());
    }
    files.extend(listing.metadata.fails.keys().map(|name| fail_source(name)));
    files
}

/// Which excerpts of a program begin or end in the middle of a statement.
fn problems(place: &str, source: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (name, lines) in excerpts(source) {
        let broken = if place.ends_with(".py") {
            suites::broken(source, &lines)
        } else {
            statements::broken(source, &lines)
        };
        problems.extend(broken.map(|(line, what)| {
            Problem::at(place, line, format!("the excerpt `{name}` {what}"))
                .cure("move its mark, so that it holds whole statements")
        }));
    }
    problems
}

/// The excerpts of a program: the name of each, and its lines, counted from 0,
/// without blank lines at its edges.
fn excerpts(source: &str) -> Vec<(&str, Range<usize>)> {
    let lines: Vec<&str> = source.lines().collect();
    let blank = |line: usize| lines[line].trim().is_empty() || MARK.is_match(lines[line]);
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut excerpts = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(mark) = MARK.captures(line) else {
            continue;
        };
        let name = mark.name("name").map_or("", |name| name.as_str());
        if mark.name("end").is_none() {
            open.push((name, index + 1));
        } else if let Some(at) = open.iter().position(|(other, _)| *other == name) {
            let (_, begin) = open.remove(at);
            let begin = (begin..index).find(|line| !blank(*line));
            let end = (0..index).rev().find(|line| !blank(*line));
            if let (Some(begin), Some(end)) = (begin, end) {
                excerpts.push((name, begin..end + 1));
            }
        }
    }
    excerpts
}

/// A program in each language, of which each excerpt is whole.
const SAMPLE: [(&str, &str); 2] = [
    (
        "src/main.rs",
        "// ANCHOR: use
use std::thread;
// ANCHOR_END: use

enum Kind {
    A,
    // ANCHOR: fields
    B(u8),
    C,
    // ANCHOR_END: fields
}

// ANCHOR: main
fn main() {
    let text = \"} {\"; // not {
    // ANCHOR: inner
    let n = match text {
        \"a\" => 1,
        // ANCHOR: arm
        _ => {
            2
        }
        // ANCHOR_END: arm
    };
    // ANCHOR_END: inner
    // ANCHOR: if
    if n > 1 {
        thread::yield_now();
    } else {
        print(n);
    }
    // ANCHOR_END: if

    n.min(2)
}
// ANCHOR_END: main
",
    ),
    (
        "counterpart.py",
        "# ANCHOR: import
import asyncio
# ANCHOR_END: import

# ANCHOR: main
async def main():
    text = \"\"\"(
  [\"\"\"
    # ANCHOR: loop
    for n in (1, 2):
        try:
            print(n, f\"{n:>3}\", '[')
        except OSError:
            pass
    # ANCHOR_END: loop
    total = sum(
        [
            1,
            2,
        ]
    )
    return total

# ANCHOR_END: main
# ANCHOR: decorated
@cache
def two():
    return 2
# ANCHOR_END: decorated
",
    ),
];

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "    // ANCHOR: if\n",
        to: "    // ANCHOR: if\n    // It says why.\n",
        says: &[],
    },
    Case {
        name: "rust/open-bracket",
        from: "    };\n    // ANCHOR_END: inner\n",
        to: "    // ANCHOR_END: inner\n    };\n",
        says: &[
            "src/main.rs:17: the excerpt `inner` closes another bracket than it opens; move its \
             mark, so that it holds whole statements",
        ],
    },
    Case {
        name: "rust/begins-late",
        from: "    // ANCHOR: if\n    if n > 1 {\n        thread::yield_now();\n    } else {\n",
        to: "    if n > 1\n    // ANCHOR: if\n    {\n        thread::yield_now();\n    } else {\n",
        says: &["src/main.rs:28: the excerpt `if` begins in the middle of a statement"],
    },
    Case {
        name: "rust/begins-with-a-method",
        from: "    // ANCHOR: if\n    if n > 1 {",
        to: "    // ANCHOR: if\n    .max(n);\n    if n > 1 {",
        says: &["src/main.rs:27: the excerpt `if` begins in the middle of a statement"],
    },
    Case {
        name: "rust/ends-before-else",
        from: "        thread::yield_now();\n    } else {\n        print(n);\n    }\n    // ANCHOR_END: if",
        to: "        thread::yield_now();\n    }\n    // ANCHOR_END: if\n    else {\n        print(n);\n    }",
        says: &["src/main.rs:29: the excerpt `if` ends in the middle of a statement"],
    },
    Case {
        name: "rust/ends-early",
        from: "    // ANCHOR_END: if\n\n    n.min(2)\n",
        to: "    n\n    // ANCHOR_END: if\n    .min(2)\n",
        says: &["the excerpt `if` ends in the middle of a statement"],
    },
    Case {
        name: "rust/in-a-call",
        from: "        print(n);\n",
        to: "        print(\n            n,\n            // ANCHOR: one\n            n,\n            // ANCHOR_END: one\n        );\n",
        says: &["the excerpt `one` begins in the middle of a statement"],
    },
    Case {
        name: "rust/without-its-attribute",
        from: "// ANCHOR: main\nfn main() {",
        to: "#[inline]\n// ANCHOR: main\nfn main() {",
        says: &[],
    },
    Case {
        name: "rust/begins-after-an-index",
        from: "    // ANCHOR: if\n",
        to: "    let m = a[0]\n    // ANCHOR: if\n",
        says: &["src/main.rs:28: the excerpt `if` begins in the middle of a statement"],
    },
    Case {
        name: "python/open-bracket",
        from: "    # ANCHOR_END: loop\n    total = sum(\n",
        to: "    total = sum(\n    # ANCHOR_END: loop\n",
        says: &["counterpart.py:15: the excerpt `loop` ends in the middle of a statement"],
    },
    Case {
        name: "python/in-brackets",
        from: "            1,\n            2,\n",
        to: "            # ANCHOR: one\n            1,\n            # ANCHOR_END: one\n            2,\n",
        says: &["counterpart.py:19: the excerpt `one` begins in the middle of a statement"],
    },
    Case {
        name: "python/ends-before-except",
        from: "        except OSError:\n            pass\n    # ANCHOR_END: loop\n",
        to: "    # ANCHOR_END: loop\n        except OSError:\n            pass\n",
        says: &["counterpart.py:12: the excerpt `loop` ends in the middle of a statement"],
    },
    Case {
        name: "python/begins-with-except",
        from: "        except OSError:\n            pass\n    # ANCHOR_END: loop\n",
        to: "        # ANCHOR: end\n        except OSError:\n            pass\n        # ANCHOR_END: end\n    # ANCHOR_END: loop\n",
        says: &["the excerpt `end` begins in the middle of a statement"],
    },
    Case {
        name: "python/half-a-function",
        from: "    return total\n\n# ANCHOR_END: main\n",
        to: "# ANCHOR_END: main\n    return total\n\n",
        says: &["counterpart.py:21: the excerpt `main` ends in the middle of a statement"],
    },
    Case {
        name: "python/without-its-decorator",
        from: "# ANCHOR: decorated\n@cache\n",
        to: "@cache\n# ANCHOR: decorated\n",
        says: &["counterpart.py:27: the excerpt `decorated` begins in the middle of a statement"],
    },
    Case {
        name: "python/in-a-string",
        from: "    text = \"\"\"(\n  [\"\"\"\n    # ANCHOR: loop\n",
        to: "    text = \"\"\"(\n    # ANCHOR: loop\n  [\"\"\"\n",
        says: &["the excerpt `loop` begins in the middle of a statement"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let texts = case.change(SAMPLE.iter().map(|(_, text)| *text));
    let files = SAMPLE.iter().map(|(file, _)| file).zip(&texts);
    let said: Vec<Problem> = files
        .flat_map(|(file, text)| problems(file, text))
        .collect();
    case.judge(&said)
}
