//! Reads the tables of Python's names: each public name of the modules has a
//! row, as Python itself tells them; each name is known to Python; and what a
//! row says of Rust stands in the figure to which it leads.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use book::base::files;
use book::base::markdown::{self, Directive};
use book::base::names::{nearest, resolve};
use book::base::problem::Problem;
use book::base::version::PYTHON;
use book::model::listing::SOURCE;
use book::pages::directive::{shown_listing, split_anchor};
use book::pages::excerpt::{excerpt, visible};
use book::pages::part::{LISTING, id_of};
use book::programs::run::{self, Until};
use book::programs::{python, python::Python};
use libtest_mimic::{Completion, Failed, Trial};

use crate::base::cells::{Cell, Row, rows};
use crate::base::sample::Case;
use crate::base::sections::sections;
use crate::base::suite::{Page, Suite, all, skip};
use crate::drift::real::Changed;
use crate::pages::rows::{CALLS, fragment};

/// The page, relative to `src`.
const PAGE: &str = "appendices/names.md";

/// The modules of which every public name has a row.
const MODULES: [&str; 15] = [
    "asyncio",
    "concurrent.futures",
    "concurrent.interpreters",
    "contextvars",
    "multiprocessing",
    "multiprocessing.connection",
    "multiprocessing.managers",
    "multiprocessing.pool",
    "multiprocessing.shared_memory",
    "queue",
    "sched",
    "selectors",
    "signal",
    "subprocess",
    "threading",
];

/// The program that prints what Python offers.
const QUESTION: &str = "tests/book/programs/public_names.py";

/// What stands in place of Rust where it has nothing of the kind.
const NONE: &str = "none";

/// The longest advice, in words.
const ADVICE_WORDS: usize = 12;

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let suite = Arc::clone(suite);
    let mut trials = vec![Trial::ignorable_test("book::python_names", move || {
        let python = match asked() {
            Ok(python) => python,
            Err(reason) => return skip(reason),
        };
        let page = suite.pages.iter().find(|page| page.path == PAGE);
        let page = page.ok_or_else(|| format!("src/{PAGE} is missing"))?;
        all(found(&suite, python, &suite.pages, &page.text)?).map(|()| Completion::Completed)
    })];
    for case in CASES {
        let name = format!("drift::python_names/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials.push(Trial::test("drift::python_names/held", only_rows_are_held));
    trials
}

/// Whether code on the page `path`, in a link if it is in one, is held by the
/// check of this page: a name of a module, or a line that a figure shows.
pub fn is_held(path: &str, code: &str, link: Option<&str>) -> bool {
    let is_name = || {
        let names = |module: &&str| code.strip_prefix(*module);
        let mut rest = MODULES.iter().filter_map(names);
        rest.any(|rest| rest.starts_with('.'))
    };
    let leads_to_figure = |link: &str| {
        [CALLS, LISTING]
            .iter()
            .any(|it| fragment(link).starts_with(it))
    };
    path == PAGE && link.map_or_else(is_name, leads_to_figure)
}

/// What is wrong with a change to the real book.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    found(changed.suite, asked()?, &changed.pages(), changed.text)
}

/// The Python that is asked, or why none is.
///
/// # Errors
///
/// One sentence, with the cure.
pub fn asked() -> Result<&'static Python, String> {
    if !cfg!(target_os = "linux") {
        return Err("the tables hold the names that Python has on Linux".to_owned());
    }
    python::find_exact(PYTHON)
}

/// What is wrong with the `text` of the page among `pages`.
fn found(
    suite: &Suite,
    python: &Python,
    pages: &[Page],
    text: &str,
) -> Result<Vec<Problem>, Failed> {
    let rows = rows(text);
    let said: BTreeSet<&str> = rows.iter().flat_map(Row::names).collect();
    let (public, unknown) = ask(python, &said)?;
    let mut sources = BTreeMap::new();
    for listing in suite.book.listings() {
        let source = files::read(&listing.dir.join(SOURCE))?;
        sources.insert(listing.name.clone(), source);
    }
    let facts = Facts {
        public,
        unknown,
        pages,
        sources,
    };
    Ok(facts.problems(&rows))
}

/// The public names of the modules, and those of `names` that Python does not
/// know.
fn ask(
    python: &Python,
    names: &BTreeSet<&str>,
) -> Result<(BTreeSet<String>, BTreeSet<String>), Failed> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(QUESTION);
    let mut command = python::script_command(python, &[], &script);
    command.args(MODULES).arg("--").args(names);
    let said = run::output(command, run::QUICK, Until::Exit, None)
        .map_err(|error| format!("{error:#}"))?;
    if !said.success() {
        let what = format!("{QUESTION} ended with {}:\n{}", said.ending, said.errors());
        return Err(what.into());
    }
    let (mut public, mut unknown) = (BTreeSet::new(), BTreeSet::new());
    for line in said.text().lines() {
        match line.strip_prefix('=') {
            Some(name) => unknown.insert(name.to_owned()),
            None => public.insert(line.to_owned()),
        };
    }
    Ok((public, unknown))
}

/// The figures to which a link of the page leads, that of a listing or those
/// below a heading: of each the listing, and the anchor if it has one.
fn figures(pages: &[Page], to: &str) -> Vec<(String, Option<String>)> {
    let path = resolve(PAGE, to.split('#').next().unwrap_or_default());
    let Some(page) = pages.iter().find(|page| page.path == path) else {
        return Vec::new();
    };
    let id = fragment(to);
    let figure = |directive: &Directive| {
        let listing = shown_listing(directive)?.to_owned();
        let (_, anchor) = split_anchor(&directive.argument);
        Some((listing, anchor.map(str::to_owned)))
    };
    if id.starts_with(LISTING) {
        let directives = markdown::directives(&page.text);
        let mut figures: Vec<_> = directives.iter().filter_map(figure).collect();
        figures
            .retain(|(listing, anchor)| id_of(&listing.replace('/', "-"), anchor.as_deref()) == id);
        return figures;
    }
    let mut sections = sections(&page.text).into_iter();
    let below = sections.find(|section| section.id == id);
    let directives = below.map(|section| markdown::directives(section.body));
    directives.iter().flatten().filter_map(figure).collect()
}

/// What the rows are held against.
struct Facts<'a> {
    /// The names that need a row.
    public: BTreeSet<String>,
    /// The names on the page that Python does not know.
    unknown: BTreeSet<String>,
    pages: &'a [Page],
    /// The programs, by the name of the listing.
    sources: BTreeMap<String, String>,
}

impl Facts<'_> {
    /// What the figures show to which a link leads.
    fn programs(&self, to: &str) -> Vec<String> {
        let shown = figures(self.pages, to).into_iter();
        let shown = shown.filter_map(|(listing, anchor)| {
            let program = self.sources.get(&listing)?;
            let lines = excerpt(program, "//", anchor.as_deref()).ok()?;
            Some(visible(&lines))
        });
        shown.collect()
    }

    fn problems(&self, rows: &[Row]) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut seen = BTreeSet::new();
        let mut before = None;
        for row in rows {
            if row.is_head {
                before = None;
                continue;
            }
            let at = |what: String| Problem::at(format!("src/{PAGE}"), row.line, what);
            let names: Vec<&str> = row.names().collect();
            for name in &names {
                if !seen.insert(*name) {
                    problems.push(at(format!("`{name}` is in a row for the second time")));
                }
                if self.unknown.contains(*name) {
                    let near = nearest(name, self.public.iter().map(String::as_str));
                    let what = format!("Python {PYTHON} has no `{name}`{near}");
                    problems.push(at(what).cure("write a name that it has"));
                }
            }
            if let Some(pair) = names.windows(2).find(|pair| key(pair[0]) >= key(pair[1])) {
                let what = format!("`{}` stands behind `{}`", pair[1], pair[0]);
                problems.push(at(what).cure("sort the names of a row by the alphabet"));
            }
            match (before, names.first()) {
                (_, None) => problems.push(at("the row is about no name".to_owned())),
                (Some(above), Some(name)) if key(above) >= key(name) => {
                    let what = format!("`{name}` stands below `{above}`");
                    problems.push(at(what).cure("sort the rows by their first names"));
                }
                _ => {}
            }
            before = names.first().copied().or(before);
            let wrong = self.answer_problems(row);
            problems.extend(wrong.into_iter().map(|(what, cure)| at(what).cure(cure)));
        }
        let missing = self
            .public
            .iter()
            .filter(|name| !seen.contains(name.as_str()));
        problems.extend(missing.map(|name| {
            Problem::of(format!("src/{PAGE}"), format!("no row has `{name}`"))
                .cure("add one with its line in Rust, or add it to the row of its kind")
        }));
        problems
    }

    /// What is wrong with what a row says of Rust, and the cures.
    fn answer_problems(&self, row: &Row) -> Vec<(String, String)> {
        let [_, rust, advice] = row.cells.as_slice() else {
            let cure = "write the names, the line in Rust, and what to know".to_owned();
            return vec![("the row has not three cells".to_owned(), cure)];
        };
        let mut problems = Vec::new();
        for (code, link) in &rust.code {
            let wrong = match link {
                None => Some((
                    format!("`{code}` leads to no program"),
                    "link the figure that shows it".to_owned(),
                )),
                Some(to) => self.line_problem(code, to),
            };
            problems.extend(wrong);
        }
        if rust.code.is_empty() && rust.text != NONE {
            let what = format!("“{}” is no line in Rust", rust.text);
            let cure = format!("link a line of a program, or write “{NONE}” and what to do");
            problems.push((what, cure));
        }
        let words = words(advice);
        if words > ADVICE_WORDS || (words == 0 && rust.text == NONE) {
            let what = format!("the row has {words} words on what to know");
            problems.push((what, format!("write up to {ADVICE_WORDS}")));
        }
        problems
    }

    /// What is wrong if a line of Rust is in no figure to which `to` leads.
    fn line_problem(&self, code: &str, to: &str) -> Option<(String, String)> {
        let programs = self.programs(to);
        if programs.is_empty() {
            let cure = "link a figure of calls or a listing".to_owned();
            return Some((format!("`{to}` leads to no figure with a program"), cure));
        }
        (!programs.iter().any(|program| has(program, code))).then(|| {
            (
                format!("`{code}` is not in the figure to which `{to}` leads"),
                "write what stands there, or link the figure that has it".to_owned(),
            )
        })
    }
}

/// By what names are sorted.
fn key(name: &str) -> (String, &str) {
    (name.to_lowercase(), name)
}

fn words(cell: &Cell) -> usize {
    cell.text.split_whitespace().count()
}

/// Whether `program` has `code`, wherever a formatter ends its lines. A word of
/// the one is a whole word of the other.
fn has(program: &str, code: &str) -> bool {
    let (program, code) = (squeezed(program), squeezed(code));
    let ends_at = |at: usize| at + code.len();
    let mut found = program.match_indices(&code).map(|(at, _)| at);
    found.any(|at| {
        let before = !(code.starts_with(is_word) && program[..at].ends_with(is_word));
        before && !(code.ends_with(is_word) && program[ends_at(at)..].starts_with(is_word))
    })
}

/// `code` without the spaces and line ends that stand not between two words.
fn squeezed(code: &str) -> String {
    let mut squeezed = String::new();
    for part in code.split_whitespace() {
        if squeezed.ends_with(is_word) && part.starts_with(is_word) {
            squeezed.push(' ');
        }
        squeezed.push_str(part);
    }
    squeezed
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

const SAMPLE: &str = "\
# Python names, A to Z

## `queue`

| Python | Rust | What to know |
|---|---|---|
| `queue.Empty`, `queue.Full` | [`jobs.try_recv()`](phrasebook.md#calls-queues) | an `Err` |
| `queue.Queue` | [`channel()`](../threads/talking.md#listing-threads-talking-main) | no limit |
| `queue.ShutDown` | none | the last sender that is dropped ends it |
";

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "no limit",
        to: "it has no limit",
        says: &[],
    },
    Case {
        name: "missing",
        from: "`queue.Empty`, `queue.Full`",
        to: "`queue.Full`",
        says: &["src/appendices/names.md: no row has `queue.Empty`; add one with its line in Rust"],
    },
    Case {
        name: "unknown",
        from: "`queue.Empty`, `queue.Full`",
        to: "`queue.Empty`, `queue.Ful`, `queue.Full`",
        says: &["src/appendices/names.md:7: Python 3.14 has no `queue.Ful`; did you mean"],
    },
    Case {
        name: "twice",
        from: "`queue.ShutDown`",
        to: "`queue.Queue`, `queue.ShutDown`",
        says: &["src/appendices/names.md:9: `queue.Queue` is in a row for the second time"],
    },
    Case {
        name: "names-not-sorted",
        from: "`queue.Empty`, `queue.Full`",
        to: "`queue.Full`, `queue.Empty`",
        says: &["names.md:7: `queue.Empty` stands behind `queue.Full`; sort the names of a row"],
    },
    Case {
        name: "rows-not-sorted",
        from: "`queue.ShutDown` | none | the last sender that is dropped ends it |\n",
        to: "`queue.ShutDown` | none | drop it |\n| `queue.LifoQueue` | none | lock a `Vec` |\n",
        says: &["names.md:10: `queue.LifoQueue` stands below `queue.ShutDown`; sort the rows"],
    },
    Case {
        name: "no-name",
        from: "| `queue.Queue` |",
        to: "| a queue |",
        says: &[
            "names.md:8: the row is about no name",
            "no row has `queue.Queue`",
        ],
    },
    Case {
        name: "another-line",
        from: "`jobs.try_recv()`",
        to: "`jobs.recv()`",
        says: &[
            "names.md:7: `jobs.recv()` is not in the figure to which `phrasebook.md#calls-queues` \
             leads",
        ],
    },
    Case {
        name: "half-a-word",
        from: "`channel()`",
        to: "`nel()`",
        says: &["names.md:8: `nel()` is not in the figure to which"],
    },
    Case {
        name: "another-program",
        from: "#listing-threads-talking-main",
        to: "#listing-threads-walking-main",
        says: &["names.md:8: `../threads/talking.md#listing-threads-walking-main` leads to no"],
    },
    Case {
        name: "another-page",
        from: "../threads/talking.md#",
        to: "phrasebook.md#",
        says: &["names.md:8: `phrasebook.md#listing-threads-talking-main` leads to no figure"],
    },
    Case {
        name: "no-link",
        from: "[`channel()`](../threads/talking.md#listing-threads-talking-main)",
        to: "`channel()`",
        says: &["names.md:8: `channel()` leads to no program; link the figure that shows it"],
    },
    Case {
        name: "neither-line-nor-none",
        from: "| none |",
        to: "| nothing |",
        says: &["names.md:9: “nothing” is no line in Rust; link a line of a program, or write"],
    },
    Case {
        name: "no-advice",
        from: "the last sender that is dropped ends it",
        to: "",
        says: &["names.md:9: the row has 0 words on what to know; write up to 12"],
    },
    Case {
        name: "long-advice",
        from: "no limit",
        to: "it has no limit at all and so a quick producer can fill the memory",
        says: &["names.md:8: the row has 15 words on what to know; write up to 12"],
    },
    Case {
        name: "cells",
        from: "| Python | Rust | What to know |\n|---|---|---|",
        to: "| Python | Rust |\n|---|---|",
        says: &["names.md:9: the row has not three cells; write the names, the line in Rust"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let changed = case.change([SAMPLE]);
    let rows = rows(&changed[0]);
    let known = ["Empty", "Full", "LifoQueue", "Queue", "ShutDown"];
    let known = known.map(|name| format!("queue.{name}"));
    let unknown = rows.iter().flat_map(Row::names);
    let unknown = unknown.filter(|name| !known.iter().any(|known| known == name));
    let pages = [
        (
            "appendices/phrasebook.md",
            "### Queues {#calls-queues}\n\n{{#listing appendices/queues:main}}\n",
        ),
        ("threads/talking.md", "{{#run threads/talking:main}}\n"),
    ];
    let pages = pages.map(|(path, text)| Page {
        path: path.to_owned(),
        text: text.to_owned(),
    });
    let facts = Facts {
        unknown: unknown.map(str::to_owned).collect(),
        public: known
            .into_iter()
            .filter(|name| name != "queue.LifoQueue")
            .collect(),
        pages: &pages,
        sources: BTreeMap::from([
            (
                "appendices/queues".to_owned(),
                "// ANCHOR: main\njobs\n    .try_recv()\n// ANCHOR_END: main\njobs.recv()\n"
                    .to_owned(),
            ),
            (
                "threads/talking".to_owned(),
                "// ANCHOR: main\nchannel()\n// ANCHOR_END: main\n".to_owned(),
            ),
        ]),
    };
    case.judge(&facts.problems(&rows))
}

fn only_rows_are_held() -> Result<(), Failed> {
    let cases = [
        (PAGE, "signal.SIGUSR1", None, true),
        (PAGE, "bounded(2)", Some("phrasebook.md#calls-locks"), true),
        (PAGE, "bounded(2)", None, false),
        (PAGE, "bounded(2)", Some("phrasebook.md#the-locks"), false),
        (PAGE, "signals.SIGUSR1", None, false),
        ("appendices/phrasebook.md", "signal.SIGUSR1", None, false),
    ];
    for (path, code, link, held) in cases {
        if is_held(path, code, link) != held {
            return Err(format!("`{code}` in {link:?} on {path} should be held: {held}").into());
        }
    }
    Ok(())
}
