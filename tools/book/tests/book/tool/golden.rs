//! The words that the tool itself puts on a page, its badges, captions, labels
//! and the alternatives of its figures: each kind of directive, expanded in a
//! copy of the fixture, against a file in `tests/golden`. A change of a word
//! then shows as a change of a file, and is seen in review.

use std::collections::BTreeSet;
use std::env;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use book::base::names::file_name;
use book::base::problem::Problem;
use book::base::{files, folders};
use book::model::book::Book;
use book::model::samples::Samples;
use book::pages::definitions::Glossary;
use book::pages::expand;
use book::pages::foot::Foot;
use libtest_mimic::{Failed, Trial};
use regex::Regex;
use snapbox::Data;
use snapbox::report::{Palette, write_diff};

use crate::base::fixture::Fixture;
use crate::base::suite::all;
use crate::drift::real::Changed;

/// Where the files are, relative to the book's root.
const FOLDER: &str = "tools/book/tests/golden";

/// With `overwrite` in it, the files are written and not compared.
const VARIABLE: &str = "SNAPSHOTS";

/// A page, and what its directives become in the changed fixture.
struct Golden {
    name: &'static str,
    page: &'static str,
    change: fn(&Fixture),
}

const GOLDEN: &[Golden] = &[
    shown("runs", "{{#listing demo/exact}}"),
    shown("panics", "{{#listing demo/panics}}"),
    shown("exits", "{{#listing demo/exits}}"),
    shown("never-ends", "{{#listing demo/never}}"),
    shown("tests-fail", "{{#listing demo/verdict}}"),
    shown("does-not-compile", "{{#fails demo/exact/without_move}}"),
    Golden {
        name: "refused-by-a-lint",
        page: "{{#fails demo/exact/without_move}}",
        change: |fixture| fixture.edit(EXACT, "\"E0373\"", "\"unused_must_use\""),
    },
    Golden {
        name: "refused-without-a-code",
        page: "{{#fails demo/exact/without_move}}",
        change: |fixture| fixture.edit(EXACT, "\"E0373\"", "\"none\""),
    },
    Golden {
        name: "needs-a-system",
        page: "{{#listing demo/exits}}",
        change: |fixture| {
            let manifest = "listings/demo/exits/Cargo.toml";
            fixture.edit(manifest, "\"exit 3\"", "\"exit 3\"\nneeds = \"linux\"");
        },
    },
    Golden {
        name: "prints-nothing",
        page: "{{#listing demo/any-order}}",
        change: |fixture| fixture.write("listings/demo/any-order/output.txt", ""),
    },
    shown(
        "try-runs",
        "## Try it\n\n- {{#try demo/exact/four_devices}} Ask\n  four.\n- {{#try \
         demo/exact/more_in_python}} Do the same there.\n",
    ),
    shown(
        "try-runs-tests",
        "## Try it\n\n- {{#try demo/verdict/mended}} Ask a third device.\n",
    ),
    shown(
        "try-does-not-compile",
        "## Try it\n\n- {{#try demo/exact/misspelt}} Misspell it.\n",
    ),
    shown(
        "try-fails-a-test",
        "## Try it\n\n1. {{#try demo/exact/gives_up}} Give up.\n\n2. {{#try demo/exact/waits}} \
         Wait.\n",
    ),
    shown("excerpt", "{{#listing demo/exact:loop}}"),
    shown("excerpt-with-output", "{{#run demo/exact:loop}}"),
    shown("counterpart", "{{#counterpart demo/exact}}"),
    Golden {
        name: "difference",
        page: "{{#listing demo/exact}}\n\n{{#diff demo/exact demo/grown}}",
        change: grown,
    },
    Golden {
        name: "difference-of-excerpts",
        page: "{{#run demo/exact:loop}}\n\n{{#diff demo/exact demo/grown:loop}}",
        change: |fixture| {
            grown(fixture);
            // Of two counterparts that are the same, the later one is shown.
            let counterpart = fixture.read("listings/demo/exact/counterpart.py");
            fixture.write("listings/demo/grown/counterpart.py", &counterpart);
        },
    },
    Golden {
        name: "timeline",
        page: "{{#timeline demo/timed}}",
        change: |fixture| fixture.write(TIMED, LANES),
    },
    Golden {
        name: "timeline-in-ways",
        page: "{{#timeline demo/timed}}",
        change: |fixture| fixture.write(TIMED, WAYS),
    },
    shown("table-by-size", "{{#table naps/time}}"),
    Golden {
        name: "table-by-case",
        page: "{{#table naps/time}}",
        change: without_sizes,
    },
    shown("figure-by-size", "{{#figure naps/time}}"),
    Golden {
        name: "figure-by-case",
        page: "{{#figure naps/time}}",
        change: without_sizes,
    },
    shown(
        "value",
        "One takes {{#value naps/time/Rust/nap/1}}, and ten take {{#value naps/time/Rust/nap/10 \
         per time/Rust/nap/1}} times as long.",
    ),
    shown("machine", "{{#machine naps}}"),
    shown("decisions", "{{#decisions demo/choice}}"),
    Golden {
        name: "sources-online",
        page: "{{#listing demo/exact}}\n\n{{#fails demo/exact/without_move}}",
        change: online,
    },
    Golden {
        name: "marks",
        page: "{{#listing demo/exact}}\n\nThe loop {{#mark 1}} prints {{#mark 2}}.",
        change: marked,
    },
    Golden {
        name: "marks-of-an-excerpt",
        page: "{{#counterpart demo/exact:loop}}\n\nIt prints {{#mark 2}}.",
        change: marked,
    },
    shown("snippet", "```rust\nlet a = 1;\nprintln!(\"{a}\");\n```"),
];

/// The same of what is added at the end of a page.
const ENDS: &[Golden] = &[
    Golden {
        name: "foot",
        page: "{{#listing demo/exact}}",
        change: pinned,
    },
    Golden {
        name: "foot-online",
        page: "{{#listing demo/exact}}",
        change: |fixture| {
            pinned(fixture);
            online(fixture);
        },
    },
    Golden {
        name: "foot-of-no-program",
        page: "No program.",
        change: online,
    },
    Golden {
        name: "definitions",
        page: "Each [task](../appendices/glossary.md#task) [sends](../appendices/glossary.md#send).",
        change: |_| {},
    },
];

/// The glossary of the last one.
const GLOSSARY: &str = "# Glossary\n\n## Poll\n\nTo ask.\n\n## `Send`\n\nA *mark* of a type. See \
                        [Kinds](../demo/kinds.md).\n\n## Task\n\nWhat runs, as `Task` does. See \
                        [Kinds](../demo/kinds.md).\n";

/// All of them, each with what is compared.
fn goldens() -> impl Iterator<Item = (&'static Golden, Shows)> {
    let pages = GOLDEN.iter().map(|golden| (golden, page as Shows));
    pages.chain(ENDS.iter().map(|golden| (golden, end as Shows)))
}

/// A page of the book, and what becomes of it.
type Shows = fn(&Book, &str) -> Result<String, Failed>;

/// Where the page would be, relative to `src`.
const PAGE: &str = "demo/page.md";

fn page(book: &Book, text: &str) -> Result<String, Failed> {
    Ok(expand::page(book, PAGE, text)?.text)
}

fn end(book: &Book, text: &str) -> Result<String, Failed> {
    let expanded = expand::page(book, PAGE, text)?;
    let definitions = Glossary::read(GLOSSARY).of_page(PAGE, text);
    Ok(definitions + &Foot::read(book)?.of_page(PAGE, &expanded)?)
}

const fn shown(name: &'static str, page: &'static str) -> Golden {
    Golden {
        name,
        page,
        change: |_| {},
    }
}

/// Marks a line of each program of a listing.
fn marked(fixture: &Fixture) {
    for (file, comment) in [("src/main.rs", "//"), ("counterpart.py", "#")] {
        let file = format!("listings/demo/exact/{file}");
        let source = fixture.read(&file);
        let (first, rest) = source.split_once("30 ms\")").expect("it prints");
        let (print, rest) = rest.split_once('\n').expect("its line ends");
        fixture.write(
            &file,
            &format!("{first}30 ms\"){print}  {comment} [2]\n{rest}"),
        );
    }
    let [loop_, marked] = ["\"r3\"] {\n", "\"r3\"] {  // [1]\n"];
    fixture.edit("listings/demo/exact/src/main.rs", loop_, marked);
}

/// Adds a listing to which the first one has grown.
fn grown(fixture: &Fixture) {
    for file in [
        "Cargo.toml",
        "output.txt",
        "counterpart.txt",
        "src/main.rs",
        "counterpart.py",
    ] {
        let text = fixture.read(&format!("listings/demo/exact/{file}"));
        let (mut text, _) = text
            .split_once("\n[package.metadata.listing.fails]")
            .map_or((text.clone(), ""), |(text, _)| (text.to_owned(), ""));
        for (from, to) in [
            ("demo-exact", "demo-grown"),
            ("\"r3\"]", "\"r3\", \"r4\"]"),
            ("every time.", "of one more."),
        ] {
            text = text.replace(from, to);
        }
        fixture.write(&format!("listings/demo/grown/{file}"), &text);
    }
}

/// Where the repository lies.
fn online(fixture: &Fixture) {
    let address = "\n[output.html]\ngit-repository-url = \"https://host.example/owner/name\"\n";
    fixture.edit("book.toml", "\n[output.html]\n", address);
}

/// Pins Rust and a crate.
fn pinned(fixture: &Fixture) {
    fixture.write("rust-toolchain.toml", "[toolchain]\nchannel = \"1.23.4\"\n");
    let manifest = format!("{}\n[dependencies]\nrayon = \"1\"\n", fixture.read(EXACT));
    fixture.write(EXACT, &manifest);
    let lock = "version = 4\n\
        [[package]]\nname = \"demo-exact\"\nversion = \"0.1.0\"\ndependencies = [\"rayon\"]\n\
        [[package]]\nname = \"rayon\"\nversion = \"1.2.3\"\nsource = \"registry\"\n";
    fixture.write("Cargo.lock", lock);
    let record = "listings/demo/exact/recorded.toml";
    let text = fixture.read(record);
    let day = text
        .lines()
        .find(|line| line.starts_with("day = "))
        .expect("a day");
    fixture.write(record, &text.replace(day, "day = \"2001-02-03\""));
}

/// Makes cases of the sizes, and one finding without a value.
fn without_sizes(fixture: &Fixture) {
    let mut samples = Samples::parse(&fixture.read(SAMPLES)).expect("the samples can be read");
    for series in &mut samples.series {
        let size = series.size.take().expect("it has a size");
        series.case = format!("{} of {size}", series.case);
    }
    let text = samples.text().expect("the samples are numbers");
    fixture.write(SAMPLES, &text);
    let manifest = fixture.read(NAPS);
    let (before, _) = manifest
        .split_once("time = \"Ten")
        .expect("it has a finding");
    let without = before.replace("sizes = \"naps\"\n", "");
    fixture.write(NAPS, &format!("{without}time = \"Ten take longer.\"\n"));
}

const SAMPLES: &str = "measurements/naps/samples.json";
const NAPS: &str = "measurements/naps/Cargo.toml";
const EXACT: &str = "listings/demo/exact/Cargo.toml";
const TIMED: &str = "listings/demo/timed/output.txt";

/// Two that overlap.
const LANES: &str = "\
  0 ms  r1  asked
  1 ms  r2  asked
 20 ms  r1  answered
 21 ms  r2  answered
";

/// The same in two ways.
const WAYS: &str = "\
  0 ms  in-turn/r1  asked
 20 ms  in-turn/r1  answered
 20 ms  in-turn/r2  asked
 40 ms  in-turn/r2  answered
  0 ms  together/r1  asked
  1 ms  together/r2  asked
 20 ms  together/r1  answered
 21 ms  together/r2  answered
";

static DRAWING: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?s)<svg\b.*?</svg>").expect("the pattern is valid"));

static BETWEEN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"><([^/])").expect("the pattern is valid"));

/// What a drawing says: the texts in it, and what is said of it.
static SAID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?:aria-label|role)="([^"]+)"|>([^<>]*\S[^<>]*)<"#).expect("it is valid")
});

/// The tests: one for each file, and one for what is beside them.
pub fn trials() -> Vec<Trial> {
    let mut trials = vec![Trial::test("golden::files", || all(forgotten()?))];
    trials.extend(goldens().map(|(golden, shows)| {
        Trial::test(format!("golden::{}", golden.name), move || {
            let now = now(golden, shows)?;
            let path = path(golden.name);
            if env::var_os(VARIABLE).is_some_and(|value| value == "overwrite") {
                return Ok(files::replace(&path, &now)?);
            }
            let recorded = files::read_if_there(&path)?.unwrap_or_default();
            all(Vec::from_iter(problem(golden.name, &recorded, &now)))
        })
    }));
    trials
}

/// What the check says of the changed file.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let mut goldens = goldens();
    let is_it = |(golden, _): &(&Golden, Shows)| changed.file == place(golden.name);
    let (golden, shows) = goldens.find(is_it).ok_or("it reads golden files")?;
    let problem = problem(golden.name, changed.text, &now(golden, shows)?);
    Ok(Vec::from_iter(problem))
}

fn place(name: &str) -> String {
    format!("{FOLDER}/{name}.html")
}

fn path(name: &str) -> PathBuf {
    book::base::home::home().join(place(name))
}

/// What the directives become now, with only the words of drawings.
fn now(golden: &Golden, shows: Shows) -> Result<String, Failed> {
    let fixture = Fixture::copy();
    (golden.change)(&fixture);
    let book = Book::read(&fixture.path(""))?;
    let text = shows(&book, golden.page)?;
    let words = DRAWING.replace_all(&text, |drawing: &regex::Captures| {
        let mut words = "<svg>\n".to_owned();
        for said in SAID.captures_iter(&drawing[0]) {
            let said = said.get(1).or(said.get(2)).map_or("", |said| said.as_str());
            let _ = writeln!(words, "{}", said.trim());
        }
        words + "</svg>"
    });
    // An element on a line of its own is a line of its own in a diff.
    let lines = BETWEEN.replace_all(&words, ">\n<$1");
    Ok(lines.trim_end().to_owned() + "\n")
}

/// What is wrong if the tool writes something else than is recorded.
fn problem(name: &str, recorded: &str, now: &str) -> Option<Problem> {
    if recorded == now {
        return None;
    }
    let mut diff = String::new();
    let (recorded, now) = (Data::text(recorded), Data::text(now));
    write_diff(
        &mut diff,
        &recorded,
        &now,
        Some(&"recorded"),
        Some(&"now"),
        Palette::plain(),
    )
    .expect("a text can be written");
    let cure = format!(
        "if that is meant, run `{VARIABLE}=overwrite cargo test -p book --test book -- golden::` \
         and look at the diff"
    );
    let problem = Problem::of(place(name), "the tool writes something else now");
    Some(problem.cure(cure).said(diff))
}

/// The files that nothing compares.
fn forgotten() -> Result<Vec<Problem>, Failed> {
    let names: BTreeSet<String> = goldens()
        .map(|(golden, _)| format!("{}.html", golden.name))
        .collect();
    let folder = book::base::home::home().join(FOLDER);
    let files = folders::entries(&folder)?;
    let files = files
        .iter()
        .map(|path: &PathBuf| file_name(Path::new(path)));
    let unknown = files.filter(|name| !names.contains(name));
    let problem = |name: String| {
        Problem::of(format!("{FOLDER}/{name}"), "nothing compares it").cure("delete it")
    };
    Ok(unknown.map(problem).collect())
}
