//! Reads the imports of the tool: a module imports only from floors below its
//! own, or from its own without a circle; no page starts a program, and only
//! what records and measures writes what was recorded and measured.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use anyhow::Result;
use book::base::names::slashed;
use book::base::problem::Problem;
use libtest_mimic::{Failed, Trial};
use regex::Regex;

use crate::base::sample::Case;
use crate::base::suite::all;

/// From the ground up.
const FLOORS: [&str; 5] = ["base", "model", "programs", "pages", "commands"];

/// The longest file, in lines without its tests; a longer one says why at its
/// head, in a sentence that has [`WHY`] in it.
const LINES: usize = 300;
const WHY: &str = "longer than other files";

/// Where the tool lies, relative to the book's root.
const TOOL: &str = "tools/book/src";

/// Who may write files, and what: everybody else hands on what is written.
const WRITERS: [&str; 13] = [
    "base/files.rs",
    "commands/build.rs",
    "commands/changes.rs",
    "commands/export.rs",
    "commands/measure.rs",
    "commands/new.rs",
    "commands/preprocess.rs",
    "commands/record.rs",
    "commands/tries.rs",
    "programs/mdbook.rs",
    "programs/shared.rs",
    "programs/sources.rs",
    "programs/tries.rs",
];

/// What reads texts and folders, and makes temporary files, for everybody: a
/// text has the line endings of any system, a folder has what editors leave in
/// it, and a temporary file must be gone after an interrupt.
const READERS: [(&str, &[&str], &str); 3] = [
    ("read_to_string(", &["base/files.rs"], "base::files::read"),
    ("read_dir(", &["base/folders.rs"], "base::folders"),
    (
        "tempfile::",
        &["base/files.rs", "base/scratch.rs"],
        "base::scratch",
    ),
];

pub fn trials() -> Vec<Trial> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut trials = vec![
        Trial::test("tool::floors", || all(problems(&read(&home.join("src"))?))),
        Trial::test("tool::invariants", || {
            let head = book::base::files::read(&home.join("src/lib.rs"))?;
            all(unheld(&head, |file| {
                home.join("tests/book").join(file).is_file()
            }))
        }),
        Trial::test("drift::invariants", || {
            let head =
                "//! 1. Pages run nothing (`tool/floors.rs`; `tool/gone.rs`).\n//! 2. No more.\n";
            let problems = unheld(head, |file| file == "tool/floors.rs");
            let said: Vec<String> = problems.iter().map(Problem::to_string).collect();
            match &said[..] {
                [gone, none] if gone.contains(":1: ") && none.contains(":2: ") => Ok(()),
                _ => Err(Failed::from(said.join("\n"))),
            }
        }),
    ];
    for case in CASES {
        let name = format!("drift::floors/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// The invariants at the head of `lib.rs` that no test holds: each names one at
/// least that `is_there`.
fn unheld(head: &str, is_there: impl Fn(&str) -> bool) -> Vec<Problem> {
    let place = format!("{TOOL}/lib.rs");
    let begins = |line: &str| {
        let text = line.strip_prefix("//! ").unwrap_or_default();
        let (number, _) = text.split_once(". ").unwrap_or_default();
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let lines: Vec<&str> = head
        .lines()
        .take_while(|line| line.starts_with("//!"))
        .collect();
    let mut problems = Vec::new();
    let starts: Vec<usize> = (0..lines.len()).filter(|&at| begins(lines[at])).collect();
    if starts.is_empty() {
        problems.push(Problem::of(&place, "its head has no invariant"));
    }
    for (number, &start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(lines.len());
        let text = lines[start..end].join(" ");
        let mut files = text
            .split('`')
            .filter(|word| word.ends_with(".rs"))
            .peekable();
        if files.peek().is_none() {
            let what = "no test is named that holds this invariant";
            problems
                .push(Problem::at(&place, start + 1, what).cure("name its file below tests/book"));
        }
        for file in files.filter(|file| !is_there(file)) {
            let what = format!("`{file}` holds this invariant, and is no file below tests/book");
            problems.push(Problem::at(&place, start + 1, what).cure("name the file that does"));
        }
    }
    problems
}

/// A file of the tool, relative to its `src`.
type Source = (String, String);

fn read(src: &Path) -> Result<Vec<Source>> {
    let files = book::base::folders::files(src, |path| path.extension() == Some("rs".as_ref()))?;
    files
        .into_iter()
        .map(|path| {
            let text = book::base::files::read(&path)?;
            Ok((slashed(path.strip_prefix(src)?), text))
        })
        .collect()
}

/// What is wrong with the layout of these files.
fn problems(sources: &[Source]) -> Vec<Problem> {
    let mut problems = Vec::new();
    // Within a floor: who imports whom.
    let mut own: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (file, text) in sources {
        let place = format!("{TOOL}/{file}");
        problems.extend(too_long(&place, text));
        let Some(floor) = floor_of(file) else {
            continue;
        };
        for (line, imported) in imports(text) {
            let Some((to, module)) = imported.split_once("::") else {
                continue;
            };
            let Some(below) = FLOORS.iter().position(|name| *name == to) else {
                let what = format!("`crate::{imported}` is on no floor");
                problems.push(Problem::at(&place, line, what));
                continue;
            };
            if below > floor {
                let what = format!(
                    "`{}` imports `{to}::{module}`, which is above it",
                    FLOORS[floor]
                );
                let cure = "move what it needs down, or itself up";
                problems.push(Problem::at(&place, line, what).cure(cure));
            } else if below == floor {
                own.entry(file)
                    .or_default()
                    .insert(format!("{to}/{module}.rs"));
            }
        }
        if FLOORS[floor] == "pages" {
            problems.extend(runs_something(&place, text));
        }
        // What a program or the system says is no text of the book.
        let of_book = |call: &str| FLOORS[floor] != "programs" || call == "tempfile::";
        for (call, readers, instead) in READERS {
            if of_book(call)
                && !readers.contains(&file.as_str())
                && let Some(line) = line_with(text, call)
            {
                let what = format!("`{call}` stands outside {}", readers.join(" and "));
                let problem = Problem::at(&place, line, what);
                problems.push(problem.cure(format!("use `{instead}`")));
            }
        }
        if !WRITERS.contains(&file.as_str()) {
            problems.extend(writes(&place, text));
        }
    }
    problems.extend(circles(&own));
    problems
}

/// The floor of a file, from the ground up; none for what ties them together.
fn floor_of(file: &str) -> Option<usize> {
    let (folder, _) = file.split_once('/')?;
    FLOORS.iter().position(|floor| *floor == folder)
}

/// The lines of a file without its tests, which come last.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text)
}

fn too_long(place: &str, text: &str) -> Option<Problem> {
    let lines = without_tests(text).lines().count();
    let head = text.lines().take_while(|line| line.starts_with("//!"));
    let says_why = head.collect::<Vec<_>>().join(" ").contains(WHY);
    (lines > LINES && !says_why).then(|| {
        let what = format!("{lines} lines without its tests; {LINES} are the most");
        let cure = format!("cut it where its job turns, or say at its head why it is “{WHY}”");
        Problem::of(place, what).cure(cure)
    })
}

/// What a file imports of the tool, as `floor::module`, each with its line.
fn imports(text: &str) -> Vec<(usize, String)> {
    static USE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\bcrate::(\w+)::(\w+|\{[^}]*\})").expect("it is valid"));
    let code: Vec<&str> = text
        .lines()
        .map(|line| {
            if line.trim_start().starts_with("//") {
                ""
            } else {
                line
            }
        })
        .collect();
    let code = code.join("\n");
    let mut found = Vec::new();
    for captures in USE.captures_iter(&code) {
        let at = captures.get(0).map_or(0, |all| all.start());
        let line = book::base::markdown::line_of(&code, at);
        let (floor, named) = (&captures[1], &captures[2]);
        let modules = named.trim_matches(['{', '}']).split(',');
        for module in modules.map(str::trim).filter(|module| !module.is_empty()) {
            let module = module.split("::").next().unwrap_or(module);
            found.push((line, format!("{floor}::{module}")));
        }
    }
    found
}

/// A page shows what was recorded: nothing that makes one starts a program.
fn runs_something(place: &str, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (line, imported) in imports(text) {
        if imported.starts_with("programs::") {
            let what = format!("a page imports `{imported}`, and expanding a page runs no program");
            problems.push(Problem::at(place, line, what));
        }
    }
    if let Some(line) = line_with(text, "std::process") {
        let what = "a page uses `std::process`, and expanding a page runs no program";
        problems.push(Problem::at(place, line, what));
    }
    problems
}

/// A file that writes, and is not one of those that do.
fn writes(place: &str, text: &str) -> Option<Problem> {
    let calls = [
        "files::replace(",
        "files::replace_all(",
        "fs::copy(",
        "fs::write(",
        "File::create",
        "fs::rename(",
    ];
    let line = calls.iter().find_map(|call| line_with(text, call))?;
    let what = "it writes a file, and is not among those that may";
    let cure = "give the text to the command that is to write it";
    Some(Problem::at(place, line, what).cure(cure))
}

fn line_with(text: &str, word: &str) -> Option<usize> {
    let is_code = |line: &str| !line.trim_start().starts_with("//");
    let found = without_tests(text)
        .lines()
        .position(|line| is_code(line) && line.contains(word));
    found.map(|index| index + 1)
}

/// Modules of one floor that import each other in a circle.
fn circles(imports: &BTreeMap<&str, BTreeSet<String>>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for start in imports.keys() {
        let (mut seen, mut left) = (BTreeSet::new(), vec![(*start).to_owned()]);
        while let Some(file) = left.pop() {
            for next in imports.get(file.as_str()).into_iter().flatten() {
                if seen.insert(next.clone()) {
                    left.push(next.clone());
                }
            }
        }
        if seen.contains(*start) {
            let what = "it imports itself, by way of others of its floor";
            let cure = "move what both need down";
            problems.push(Problem::of(format!("{TOOL}/{start}"), what).cure(cure));
        }
    }
    problems
}

/// A tool of four files that is laid out as it should be.
const SAMPLE: [(&str, &str); 4] = [
    ("base/names.rs", "//! Names.\npub fn near() {}\n"),
    (
        "model/book.rs",
        "//! The book.\nuse crate::base::names::near;\npub fn read() {}\n",
    ),
    (
        "pages/expand.rs",
        "//! Expands.\nuse crate::model::book;\nuse crate::pages::{figure};\npub fn page() {}\n",
    ),
    (
        "pages/figure.rs",
        "//! Figures.\nuse crate::base::names;\npub fn figure() {}\n",
    ),
];

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "pub fn read() {}",
        to: "pub fn read() { near() }",
        says: &[],
    },
    Case {
        name: "import-upwards",
        from: "pub fn near() {}",
        to: "use crate::model::book::read;",
        says: &[
            "tools/book/src/base/names.rs:2: `base` imports `model::book`, which is above it; move",
        ],
    },
    Case {
        name: "circle",
        from: "pub fn figure() {}",
        to: "use crate::pages::expand;",
        says: &["tools/book/src/pages/figure.rs: it imports itself, by way of others"],
    },
    Case {
        name: "page-that-runs",
        from: "pub fn figure() {}",
        to: "use std::process::Command;",
        says: &["tools/book/src/pages/figure.rs:3: a page uses `std::process`"],
    },
    Case {
        name: "page-that-imports-what-runs",
        from: "pub fn figure() {}",
        to: "use crate::programs::rustc;",
        says: &["figure.rs:3: a page imports `programs::rustc`, and expanding a page runs no"],
    },
    Case {
        name: "writer",
        from: "pub fn figure() {}",
        to: "fn f() { fs::write(a, b) }",
        says: &["tools/book/src/pages/figure.rs:3: it writes a file, and is not among those"],
    },
    Case {
        name: "reads-by-itself",
        from: "pub fn figure() {}",
        to: "fn f() { fs::read_to_string(a) }",
        says: &["figure.rs:3: `read_to_string(` stands outside base/files.rs; use `base::files::"],
    },
    Case {
        name: "reads-a-folder-by-itself",
        from: "pub fn read() {}",
        to: "fn f() { fs::read_dir(a) }",
        says: &["book.rs:3: `read_dir(` stands outside base/folders.rs; use `base::folders`"],
    },
    Case {
        name: "makes-a-temporary-file-by-itself",
        from: "pub fn read() {}",
        to: "fn f() { tempfile::tempdir() }",
        says: &["book.rs:3: `tempfile::` stands outside base/files.rs and base/scratch.rs; use"],
    },
    Case {
        name: "no-floor",
        from: "use crate::base::names;",
        to: "use crate::cellar::names;",
        says: &["figure.rs:2: `crate::cellar::names` is on no floor"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let texts = case.change(SAMPLE.iter().map(|(_, text)| *text));
    let names = SAMPLE.iter().map(|(name, _)| (*name).to_owned());
    case.judge(&problems(&names.zip(texts).collect::<Vec<_>>()))
}
