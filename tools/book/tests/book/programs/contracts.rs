//! Proves the output contracts on the fixture: what each one lets vary, and
//! what it does not. The recorded text is changed and sealed again, so that
//! the run has to find the difference.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use book::model::contract::Ending;
use book::programs::processes;
use book::programs::started::Started;
use libtest_mimic::{Completion, Failed, Trial};

use crate::base::asked;
use crate::base::fixture::{Fixture, trial};
use crate::base::suite::skip;

pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for case in CASES {
        trials.push(trial(format!("contract::{}", case.name), move || run(case)));
    }
    for &(listing, end, other, why) in ENDS {
        let name = format!("contract::ends/{listing}-is-not-{other}");
        trials.push(trial(name, move || ends(listing, end, other, why)));
    }
    trials.push(trial("contract::hang-is-stopped", hang));
    trials.push(trial("contract::endless-output-is-stopped", endless_output));
    trials.push(Trial::ignorable_test("contract::interrupted", interrupted));
    trials.push(Trial::ignorable_test(
        "contract::child-left-behind",
        left_behind,
    ));
    trials.push(trial("contract::file-left-behind", file_left_behind));
    trials.push(trial("contract::counterpart-ends", counterpart_ends));
    trials.push(trial("contract::timed/overlap-lost", overlap_lost));
    trials.push(trial("contract::timed/overlap-new", overlap_new));
    trials.push(trial("contract::timed/counterpart", counterpart_in_time));
    trials
}

struct Case {
    name: &'static str,
    listing: &'static str,
    /// The whole recorded text.
    output: &'static str,
    /// `None` if the contract is kept, else what the check has to say.
    broken: Option<&'static str>,
}

const CASES: &[Case] = &[
    Case {
        name: "exact/order",
        listing: "demo/exact",
        output: "r2 answers after 30 ms\nr1 answers after 30 ms\nr3 answers after 30 ms\n",
        broken: Some("output.txt: it is not what comes out now"),
    },
    Case {
        name: "exact/time",
        listing: "demo/exact",
        output: "r1 answers after 31 ms\nr2 answers after 30 ms\nr3 answers after 30 ms\n",
        broken: Some("output.txt: it is not what comes out now"),
    },
    Case {
        name: "exact/wildcards-mean-themselves",
        listing: "demo/exact",
        output: "...\n",
        broken: Some("output.txt: it is not what comes out now"),
    },
    Case {
        name: "any-order/order",
        listing: "demo/any-order",
        output: "r3 answers\nr1 answers\nr2 answers\n",
        broken: None,
    },
    Case {
        name: "any-order/word",
        listing: "demo/any-order",
        output: "r3 answers\nr1 answers\nr2 refuses\n",
        broken: Some("r2 refuses"),
    },
    Case {
        name: "any-order/line-lost",
        listing: "demo/any-order",
        output: "r3 answers\nr1 answers\n",
        broken: Some("r2 answers"),
    },
    Case {
        name: "any-order/line-twice",
        listing: "demo/any-order",
        output: "r3 answers\nr1 answers\nr2 answers\nr2 answers\n",
        broken: Some("output.txt: it is not what comes out now"),
    },
    Case {
        name: "timed/times-and-lanes",
        listing: "demo/timed",
        output: "  3 ms  r2  asked\n950 ms  r2  answered\n  7 ms  r1  asked\n999 ms  r1  answered\n",
        broken: None,
    },
    Case {
        name: "timed/unit",
        listing: "demo/timed",
        output: "  0 ms  r2  asked\n  1 ms  r1  asked\n 20 s  r2  answered\n 21 ms  r1  answered\n",
        broken: Some("20 s was recorded, and it is "),
    },
    Case {
        name: "timed/magnitude",
        listing: "demo/timed",
        output: "  0 ms  r2  asked\n  1 ms  r1  asked\n 20 ms  r2  answered\n60000 ms  r1  answered\n",
        broken: Some("60000 ms was recorded, and it is "),
    },
    Case {
        name: "timed/order-in-a-lane",
        listing: "demo/timed",
        output: "  0 ms  r2  answered\n  0 ms  r2  asked\n  0 ms  r1  asked\n  0 ms  r1  answered\n",
        broken: Some("output.txt: it is not what comes out now"),
    },
    Case {
        name: "timed/digit-that-is-no-time",
        listing: "demo/timed",
        output: "  0 ms  r4  asked\n  0 ms  r4  answered\n  0 ms  r1  asked\n  0 ms  r1  answered\n",
        broken: Some("r4"),
    },
    Case {
        name: "exit/output",
        listing: "demo/exits",
        output: "every device answers\n",
        broken: Some("no device answers"),
    },
    Case {
        name: "panic/thread-id",
        listing: "demo/panics",
        output: "asking\n\nthread 'main' (1) panicked at listings/demo/panics/src/main.rs:3:5:\nno \
                 device answers\nnote: run with `RUST_BACKTRACE=1` environment variable to display a \
                 backtrace\n",
        broken: None,
    },
    Case {
        name: "panic/line",
        listing: "demo/panics",
        output: "asking\n\nthread 'main' (1) panicked at listings/demo/panics/src/main.rs:4:5:\nno \
                 device answers\nnote: run with `RUST_BACKTRACE=1` environment variable to display a \
                 backtrace\n",
        broken: Some("main.rs:4:5"),
    },
    Case {
        name: "never/output",
        listing: "demo/never",
        output: "hanging\n",
        broken: Some("hanging"),
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let fixture = Fixture::copy();
    fixture.write(
        &format!("listings/{}/output.txt", case.listing),
        case.output,
    );
    fixture.reseal(case.listing, "output.txt");
    let said = asked::ask(&fixture, &format!("output::{}", case.listing))?;
    match case.broken {
        None => said.worked(&[asked::COMPLETED]),
        Some(word) => said.failed(&[word, "cargo book record"]),
    }
}

/// A listing, how it really ends, and what is found where its metadata says
/// that it ends otherwise.
const ENDS: &[(&str, &str, &str, &str)] = &[
    (
        "demo/exact",
        "success",
        "exit 1",
        "it ended with exit code 0",
    ),
    (
        "demo/exact",
        "success",
        "panic",
        "it ended with exit code 0",
    ),
    (
        "demo/exact",
        "success",
        "never",
        "it ended with exit code 0",
    ),
    (
        "demo/exits",
        "exit 3",
        "exit 4",
        "it ended with exit code 3",
    ),
    (
        "demo/exits",
        "exit 3",
        "success",
        "it ended with exit code 3",
    ),
    (
        "demo/panics",
        "panic",
        "success",
        "it ended with exit code 101",
    ),
    (
        "demo/panics",
        "panic",
        "never",
        "it ended with exit code 101",
    ),
    ("demo/never", "never", "success", "still running after"),
];

fn ends(listing: &str, end: &str, other: &str, why: &str) -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let manifest = format!("listings/{listing}/Cargo.toml");
    fixture.edit(
        &manifest,
        &format!("ends = \"{end}\""),
        &format!("ends = \"{other}\"\nlimit-ms = 2000"),
    );
    let said = asked::ask(&fixture, &format!("output::{listing}"))?;
    said.failed(&[listing.split('/').next_back().unwrap_or_default(), why])
}

const HANG: &str =
    "fn main() {\n    println!(\"asking\");\n    loop {\n        std::thread::park();\n    }\n}\n";

fn hang() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    fixture.write("listings/demo/exact/src/main.rs", HANG);
    fixture.edit(
        "listings/demo/exact/Cargo.toml",
        "ends = \"success\"",
        "ends = \"success\"\nlimit-ms = 2000",
    );
    let said = fixture.check("output::demo/exact");
    said.failed(&[
        "demo-exact",
        "still running after 2 s and was stopped",
        "it had printed:\nasking",
    ])?;
    nothing_runs_in(&fixture)
}

fn endless_output() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let program = "fn main() {\n    loop {\n        println!(\"asking\");\n    }\n}\n";
    fixture.write("listings/demo/exact/src/main.rs", program);
    let said = fixture.check("output::demo/exact");
    said.failed(&["demo-exact", "it printed more than", "and was stopped"])?;
    nothing_runs_in(&fixture)
}

const LEAVES_A_CHILD: &str = r#"use std::process::{Command, Stdio};

fn main() {
    if std::env::args().len() > 1 {
        std::thread::sleep(std::time::Duration::from_secs(60));
    } else {
        let program = std::env::current_exe().unwrap();
        let mut child = Command::new(program);
        child.arg("child").stdout(Stdio::null()).stderr(Stdio::null());
        child.spawn().unwrap();
    }
}
"#;

fn left_behind() -> Result<Completion, Failed> {
    if !Path::new("/proc").is_dir() {
        return skip("only /proc shows a process that left its group and closed its output".into());
    }
    let fixture = Fixture::copy();
    fixture.write("listings/demo/exact/src/main.rs", LEAVES_A_CHILD);
    let said = fixture.check("output::demo/exact");
    said.failed(&[
        "demo-exact",
        "left a process behind",
        "wait for every child",
    ])?;
    nothing_runs_in(&fixture).map(|()| Completion::Completed)
}

/// A program, or its counterpart, that leaves a socket or a file.
fn file_left_behind() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let (source, python) = (
        "listings/demo/exact/src/main.rs",
        "listings/demo/exact/counterpart.py",
    );
    let left = "left shared.map in the folder for temporary files; remove what";
    fixture.write(
        source,
        &fixture.read(source).replacen(
            "fn main() {",
            "fn main() {\n    std::fs::write(std::env::temp_dir().join(\"shared.map\"), \"\").unwrap();",
            1,
        ),
    );
    let said = fixture.check("output::demo/exact");
    said.failed(&["cargo run -p demo-exact", left])?;
    let leaves = "import pathlib, tempfile\n\
                  pathlib.Path(tempfile.gettempdir(), 'shared.map').touch()\n";
    fixture.write(python, &(leaves.to_owned() + &fixture.read(python)));
    fixture.reseal("demo/exact", "counterpart.py");
    let said = fixture.check("python::demo/exact");
    said.failed(&["listings/demo/exact/counterpart.py", left])
}

/// Ctrl-C reaches the checks and not the listings, which have process groups
/// of their own; the checks stop them.
fn interrupted() -> Result<Completion, Failed> {
    if !Path::new("/proc").is_dir() {
        return skip("only /proc shows which listings run".into());
    }
    let fixture = Fixture::copy();
    fixture.write("listings/demo/exact/src/main.rs", HANG);
    let built = std::fs::canonicalize(fixture.path(""))?;
    let checks = Started::start(fixture.checks("output::demo/exact"))?;
    let started = Instant::now();
    while running_in(&built).is_none() {
        if started.elapsed() > Duration::from_secs(30) {
            return Err("the listing was never started".into());
        }
        thread::sleep(Duration::from_millis(5));
    }
    processes::interrupt(checks.id());
    let ending = checks.wait(Duration::from_secs(60))?;
    if ending != Ending::Code(130) {
        return Err(Failed::from(format!(
            "the checks were interrupted, but {ending}"
        )));
    }
    nothing_runs_in(&fixture).map(|()| Completion::Completed)
}

/// Soon no process runs a program that was built in the copy.
fn nothing_runs_in(fixture: &Fixture) -> Result<(), Failed> {
    let built = std::fs::canonicalize(fixture.path("target"))?;
    let started = Instant::now();
    while let Some(program) = running_in(&built) {
        if started.elapsed() > Duration::from_secs(10) {
            return Err(Failed::from(format!("{} still runs", program.display())));
        }
        thread::sleep(Duration::from_millis(10));
    }
    Ok(())
}

fn running_in(folder: &Path) -> Option<PathBuf> {
    let processes = std::fs::read_dir("/proc").ok()?;
    processes
        .filter_map(|process| std::fs::read_link(process.ok()?.path().join("exe")).ok())
        .find(|program| program.starts_with(folder))
}

fn counterpart_ends() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let file = "listings/demo/exact/counterpart.py";
    fixture.write(
        file,
        &format!("{}raise SystemExit(2)\n", fixture.read(file)),
    );
    let said = fixture.check("python::demo/exact");
    said.failed(&[file, "it ended with exit code 2"])
}

/// A program that waits in turn where its record shows waits that overlap.
fn overlap_lost() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let source = "listings/demo/timed/src/main.rs";
    fixture.edit(
        source,
        "            scope.spawn(",
        "            let wait = scope.spawn(",
    );
    fixture.edit(
        source,
        "\n            });\n",
        "\n            });\n            wait.join().unwrap();\n",
    );
    fixture.reseal("demo/timed", "src/main.rs");
    let said = fixture.check("output::demo/timed");
    said.failed(&[
        "listings/demo/timed/output.txt: the bars from `asked` to `answered` overlap in the \
         record, and they come in turn now, in each of many runs; if the change is meant, run",
        "cargo book record demo/timed",
    ])
}

/// A program whose waits overlap where they came in turn when it was recorded.
/// They are long, so that they overlap on a busy machine, too.
fn overlap_new() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let source = "listings/demo/timed/src/main.rs";
    fixture.edit(source, "from_millis(20)", "from_millis(900)");
    fixture.reseal("demo/timed", "src/main.rs");
    fixture.write(
        "listings/demo/timed/output.txt",
        "  0 ms  r2  asked\n900 ms  r2  answered\n900 ms  r1  asked\n1800 ms  r1  answered\n",
    );
    fixture.reseal("demo/timed", "output.txt");
    let said = fixture.check("output::demo/timed");
    said.failed(&[
        "listings/demo/timed/output.txt: the bars from `asked` to `answered` come in turn in the \
         record, and they overlap now, in each of many runs",
    ])
}

/// The times of a counterpart are compared as those of its listing are.
fn counterpart_in_time() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let (manifest, output) = (
        "listings/demo/exact/Cargo.toml",
        "listings/demo/exact/counterpart.txt",
    );
    fixture.edit(
        manifest,
        "python = \"3.14\"",
        "python = \"3.14\"\noutput = \"timed\"",
    );
    let text = fixture.read(output);
    fixture.write(output, &text.replacen("30 ms", "31 ms", 1));
    fixture.reseal("demo/exact", "counterpart.txt");
    fixture.check("python::demo/exact").worked(&["1 passed"])?;
    fixture.write(output, &text.replacen("30 ms", "30 s", 1));
    fixture.reseal("demo/exact", "counterpart.txt");
    let said = fixture.check("python::demo/exact");
    said.failed(&["listings/demo/exact/counterpart.txt: 30 s was recorded, and it is 30 ms now"])
}
