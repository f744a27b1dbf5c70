//! Reads what the repository says of itself, for readers in `README.md` and for
//! authors in `CONTRIBUTING.md`: its commands, files, options, ports and
//! directives are there.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use book::base::files;
use book::base::folders;
use book::base::markdown::{self, Directive};
use book::base::names::file_name;
use book::base::problem::Problem;
use book::commands::export;
use book::commands::line::Line;
use book::pages::directive::Kind;
use clap::CommandFactory;
use libtest_mimic::{Failed, Trial};
use pulldown_cmark::{Event, Tag};
use regex::Regex;

use crate::base::check::Check;
use crate::base::sample::Case;
use crate::base::suite::Suite;
use crate::drift::real::Changed;
use crate::pages::invocations::{line_problem, span_problem};
use crate::pages::page::fence_problem;

/// What tells a stranger which commands to run; it has to be there.
const README: &str = "README.md";
const CONTRIBUTING: &str = "CONTRIBUTING.md";

/// What a path has in it where it stands for many.
const STANDS_FOR: [&str; 5] = ["part", "slug", "name", "anchor", "…"];

static DIRECTIVE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\{\{#([\w-]*) ?([^}]*)\}\}").expect("the pattern is valid"));

static PORT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^http://(?:127\.0\.0\.1|localhost)(?::(\d+))?").expect("the pattern is valid")
});

/// A path: a folder, or a file with one of the endings that the book has.
static PATH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[\w.…-]+(?:/[\w.…-]*)*(?:/|/[\w…-]+|\.(?:rs|py|toml|md|txt|json|html|epub|pdf|png|lock))$")
        .expect("the pattern is valid")
});

static VARIABLE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^BOOK_[A-Z_]+$").expect("the pattern is valid"));

pub fn checks(suite: &Arc<Suite>) -> Vec<Check> {
    let whole = Arc::clone(suite);
    let check = move || whole_problems(&whole);
    vec![Check::finding("book::readme", check)]
}

/// The tests of the check.
pub fn drift(suite: &Arc<Suite>) -> Vec<Trial> {
    let cases = CASES.iter().map(|case| {
        let suite = Arc::clone(suite);
        Trial::test(format!("drift::readme/{}", case.name), move || {
            run(&suite, case)
        })
    });
    cases.collect()
}

/// What the check says of the changed text.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    problems(changed.suite, changed.file, changed.text)
}

fn whole_problems(suite: &Suite) -> Result<Vec<Problem>, Failed> {
    let mut found = Vec::new();
    for place in [README, CONTRIBUTING] {
        match files::read_if_there(&suite.root().join(place))? {
            Some(text) => found.extend(problems(suite, place, &text)?),
            None if place == README => {
                let what = "it is missing, and tells a stranger which commands to run";
                found.push(Problem::of(README, what));
            }
            None => {}
        }
    }
    Ok(found)
}

/// What a text at the root of the book names that is not there.
fn problems(suite: &Suite, place: &str, text: &str) -> Result<Vec<Problem>, Failed> {
    let mut problems = Vec::new();
    let mut made = Vec::new();
    for fence in markdown::fences(text) {
        if fence.info != ["sh"] {
            // What authors read may show a piece of a page, too.
            if place == README || fence.info == ["toml"] {
                problems.extend(fence_problem(suite, &fence, place));
            }
            continue;
        }
        for (index, line) in fence.text.lines().enumerate() {
            let what = line_problem(suite, line, &mut made);
            let line = fence.line + 1 + index;
            problems.extend(what.map(|what| Problem::at(place, line, what)));
        }
    }
    for (event, range) in markdown::parser(text).into_offset_iter() {
        let what = match event {
            Event::Start(Tag::Link { dest_url, .. }) => link_problem(suite, &dest_url),
            Event::Code(code) => code_problem(suite, &code)?,
            _ => None,
        };
        let line = markdown::line_of(text, range.start);
        problems.extend(what.map(|what| Problem::at(place, line, what)));
    }
    Ok(problems)
}

fn link_problem(suite: &Suite, link: &str) -> Option<String> {
    if let Some(captures) = PORT.captures(link) {
        let own = port()?;
        let port = captures.get(1).map_or("80", |port| port.as_str());
        return (port != own)
            .then(|| format!("port {port} in `{link}`: `cargo book serve` listens on {own}"));
    }
    let file = link.split('#').next().unwrap_or_default();
    let is_there = link.contains("://") || suite.root().join(file).exists();
    (!is_there).then(|| format!("the link `{link}` leads to no file"))
}

/// The port on which the book is served if nobody chooses one.
fn port() -> Option<String> {
    let line = Line::command();
    let serve = line.find_subcommand("serve")?;
    let port = serve
        .get_arguments()
        .find(|argument| argument.get_id() == "port")?;
    let value = port.get_default_values().first()?;
    Some(value.to_string_lossy().into_owned())
}

/// What is wrong with a piece of inline code.
fn code_problem(suite: &Suite, code: &str) -> Result<Option<String>, Failed> {
    for captures in DIRECTIVE.captures_iter(code) {
        let directive = Directive {
            name: captures[1].to_owned(),
            argument: captures[2].to_owned(),
            range: 0..0,
            line: 0,
        };
        if let Err(what) = Kind::of(&directive) {
            return Ok(Some(what));
        }
    }
    if code.starts_with("--") {
        return Ok(unknown_option(code));
    }
    if VARIABLE.is_match(code) {
        return unread_variable(suite, code);
    }
    if PATH.is_match(code) {
        let is_there = is_there(suite, code)?;
        return Ok((!is_there).then(|| format!("`{code}` is no file or folder of the book")));
    }
    Ok(span_problem(suite, code))
}

fn unknown_option(code: &str) -> Option<String> {
    let name = code.trim_start_matches('-').split([' ', '=']).next()?;
    let line = Line::command();
    let known = line
        .get_subcommands()
        .flat_map(|command| command.get_arguments())
        .any(|argument| argument.get_long() == Some(name));
    (!known).then(|| format!("`{code}`: no command of `cargo book` has this option"))
}

/// A variable is one that the tool or its checks read.
fn unread_variable(suite: &Suite, name: &str) -> Result<Option<String>, Failed> {
    let tool = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_rust = |path: &Path| path.extension().is_some_and(|ext| ext == "rs");
    let quoted = format!("\"{name}\"");
    for folder in ["src", "tests/book"] {
        for file in folders::files(&tool.join(folder), is_rust)? {
            if !file.ends_with("readme.rs") && files::read(&file)?.contains(&quoted) {
                return Ok(None);
            }
        }
    }
    let root = suite.root().display();
    Ok(Some(format!(
        "`{name}`: nothing in {root} reads this variable"
    )))
}

/// Whether there is such a file: at the root of the book, or in the folders of
/// listings or of measurements.
fn is_there(suite: &Suite, path: &str) -> Result<bool, Failed> {
    if let Some(made) = path.strip_prefix("target/") {
        return Ok(made.is_empty() || export::paths(suite.root())?.iter().any(|file| file == path));
    }
    let listings = suite.book.listings().map(|listing| listing.dir.as_path());
    let measurements = suite
        .measurements
        .iter()
        .map(|measurement| measurement.dir.as_path());
    let mut roots = vec![suite.root().as_path()];
    roots.extend(listings);
    roots.extend(measurements);
    Ok(roots.into_iter().any(|root| matches(root, path)))
}

/// Whether `folder` has such a file, whatever the words are that stand for
/// many.
fn matches(folder: &Path, path: &str) -> bool {
    let (first, rest) = path.split_once('/').unwrap_or((path, ""));
    let (stem, ending) = first
        .split_once('.')
        .map_or((first, None), |(s, e)| (s, Some(e)));
    if !STANDS_FOR.contains(&stem) {
        let inner = folder.join(first);
        return inner.exists() && (rest.is_empty() || matches(&inner, rest));
    }
    let entries = folders::entries(folder).unwrap_or_default();
    entries.iter().any(|entry| {
        let same = ending.is_none_or(|ending| file_name(entry).ends_with(&format!(".{ending}")));
        same && (rest.is_empty() || matches(entry, rest))
    })
}

/// A text that is right.
const SAMPLE: &str = "\
# Sample

Serve it on <http://127.0.0.1:3000>, or take `--port`; see [the pages](src/index.md#top).

```sh
cargo book serve --open
cargo run -p threads-start-and-join
cargo book new threads/my-own
cargo book record threads/my-own
cargo book check threads
cargo book measure units
```

| `{{#listing part/slug}}` | the program |
|---|---|
| `{{#value name/quantity/by/case}}` | one value |

Below `src/part/name.toml`, `listings/`, `fails/name.rs`, `samples.json` and
`tools/book/src/main.rs`; `cargo book new` makes one, `cargo book record part/slug` records it,
and `target/without-the-gil.html` is the book, for which `BOOK_PYTHON` names a Python.
";

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "cargo book check threads",
        to: "cargo book check threads/start-and-join",
        says: &[],
    },
    Case {
        name: "command-unknown",
        from: "cargo book serve --open",
        to: "cargo book sevre --open",
        says: &["README.md:6: `cargo book sevre --open`: unrecognized subcommand 'sevre'"],
    },
    Case {
        name: "option-unknown",
        from: "cargo book serve --open",
        to: "cargo book serve --browser",
        says: &["README.md:6: `cargo book serve --browser`: unexpected argument '--browser' found"],
    },
    Case {
        name: "argument-missing",
        from: "cargo book new threads/my-own",
        to: "cargo book new",
        says: &[
            "README.md:8: `cargo book new`: the following required arguments were not provided",
        ],
    },
    Case {
        name: "listing-unknown",
        from: "cargo book record threads/my-own",
        to: "cargo book record threads/your-own",
        says: &[
            "README.md:9: `cargo book record threads/your-own`: there is no listing `threads/y",
        ],
    },
    Case {
        name: "part-unknown",
        from: "cargo book check threads",
        to: "cargo book check treads",
        says: &[
            "README.md:10: `cargo book check treads`: there is no part, listing or page with the name `treads`",
        ],
    },
    Case {
        name: "measurement-unknown",
        from: "cargo book measure units",
        to: "cargo book measure unit",
        says: &["README.md:11: `cargo book measure unit`: there is no measurement `unit`"],
    },
    Case {
        name: "package-unknown",
        from: "threads-start-and-join",
        to: "threads-start",
        says: &["README.md:7: `cargo run -p threads-start`: there is no package `threads-start`"],
    },
    Case {
        name: "command-in-a-sentence-unknown",
        from: "`cargo book new` makes",
        to: "`cargo book make` makes",
        says: &["README.md:19: `cargo book make`: unrecognized subcommand 'make'"],
    },
    Case {
        name: "port",
        from: "127.0.0.1:3000",
        to: "127.0.0.1:8000",
        says: &[
            "README.md:3: port 8000 in `http://127.0.0.1:8000`: `cargo book serve` listens on 3000",
        ],
    },
    Case {
        name: "option-in-a-sentence-unknown",
        from: "`--port`",
        to: "`--prot`",
        says: &["README.md:3: `--prot`: no command of `cargo book` has this option"],
    },
    Case {
        name: "link",
        from: "src/index.md#top",
        to: "src/start.md#top",
        says: &["README.md:3: the link `src/start.md#top` leads to no file"],
    },
    Case {
        name: "fence",
        from: "```sh",
        to: "```text",
        says: &["README.md:5: a fence marked `text`; only `rust`, `sh` and `toml` can be checked"],
    },
    Case {
        name: "directive",
        from: "{{#listing part/slug}}",
        to: "{{#lisitng part/slug}}",
        says: &["README.md:14: unknown directive `lisitng`; did you mean `listing`?"],
    },
    Case {
        name: "file",
        from: "tools/book/src/main.rs",
        to: "tools/book/src/mian.rs",
        says: &["README.md:19: `tools/book/src/mian.rs` is no file or folder of the book"],
    },
    Case {
        name: "folder",
        from: "`listings/`",
        to: "`listing/`",
        says: &["README.md:18: `listing/` is no file or folder of the book"],
    },
    Case {
        name: "file-that-stands-for-many",
        from: "src/part/name.toml",
        to: "src/part/name.json",
        says: &["README.md:18: `src/part/name.json` is no file or folder of the book"],
    },
    Case {
        name: "file-that-is-exported",
        from: "target/without-the-gil.html",
        to: "target/book.html",
        says: &["README.md:20: `target/book.html` is no file or folder of the book"],
    },
    Case {
        name: "variable",
        from: "`BOOK_PYTHON`",
        to: "`BOOK_SNAKE`",
        says: &["README.md:20: `BOOK_SNAKE`: nothing", "reads this variable"],
    },
];

fn run(suite: &Suite, case: &Case) -> Result<(), Failed> {
    let text = case.change([SAMPLE]).remove(0);
    case.judge(&problems(suite, README, &text)?)
}
