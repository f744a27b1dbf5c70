//! Runs the commands of `cargo book` on copies of the fixture, with good input
//! and with bad.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use book::programs::environment;
use book::programs::mdbook;
use book::programs::run::{QUICK, SILENT, Until, output};
use book::programs::started::Started;
use libtest_mimic::{Completion, Failed, Trial};

use crate::base::fixture::{Fixture, trial};
use crate::base::suite::skip;

pub fn trials() -> Vec<Trial> {
    let trial =
        |name: &str, test: fn() -> Result<(), Failed>| trial(format!("command::{name}"), test);
    let live = Trial::ignorable_test("command::serve/live", serve_live);
    vec![
        live,
        trial("record/again-changes-nothing", record_again),
        trial("record/nothing-half-written", record_nothing_half),
        trial("record/a-change", record_a_change),
        trial("record/unknown-listing", unknown_listing),
        trial("record/malformed-metadata", malformed_metadata),
        trial("new/a-listing-that-passes", new_listing),
        trial("new/bad-names", new_bad_names),
        trial("python/missing-is-a-visible-skip", python_missing),
        trial("python/too-old", python_too_old),
        trial(
            "python/a-missing-package-is-a-visible-skip",
            packages_missing,
        ),
        trial("check/a-block-that-passed", block_that_passed),
        trial("needs/another-system-is-a-visible-skip", system_missing),
        trial("serve/port-in-use", port_in_use),
        trial("build/no-network", no_network),
        trial("preprocess/not-from-mdbook", preprocess_garbage),
        trial("preprocess/supports", preprocess_supports),
        trial("outside-a-book", outside_a_book),
        trial("check/no-such-check", no_such_check),
    ]
}

/// Every file of the copy but what was built.
fn files(fixture: &Fixture) -> BTreeMap<String, Vec<u8>> {
    fn collect(dir: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(dir).expect("the folder can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
                collect(&path, files);
            } else if path.is_file() {
                let bytes = fs::read(&path).expect("the file can be read");
                files.insert(path.display().to_string(), bytes);
            }
        }
    }
    let mut all = BTreeMap::new();
    collect(&fixture.path(""), &mut all);
    all
}

fn unchanged(before: &BTreeMap<String, Vec<u8>>, fixture: &Fixture) -> Result<(), Failed> {
    let after = files(fixture);
    let mut names = before.keys().chain(after.keys());
    match names.find(|name| before.get(*name) != after.get(*name)) {
        None => Ok(()),
        Some(name) => Err(Failed::from(format!("{name} has changed"))),
    }
}

fn record_again() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let before = files(&fixture);
    let said = fixture.book(&["record"]);
    said.worked(&[
        "[1/6] demo/any-order: as recorded",
        "[6/6] demo/timed: as recorded",
    ])?;
    unchanged(&before, &fixture)
}

fn record_nothing_half() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    // The program and its counterpart still work, and would be written.
    fixture.edit("listings/demo/exact/src/main.rs", "30 ms", "40 ms");
    fixture.edit("listings/demo/exact/counterpart.py", "30 ms", "40 ms");
    fixture.edit(
        "listings/demo/exact/fails/without_move.rs",
        "spawn(||",
        "spawn(move ||",
    );
    let before = files(&fixture);
    let said = fixture.book(&["record", "demo/exact"]);
    said.failed(&[
        "fails/without_move.rs: it compiles, and it must not",
        "its files are as they were",
    ])?;
    unchanged(&before, &fixture)
}

fn record_a_change() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    fixture.edit("listings/demo/exact/src/main.rs", "30 ms", "40 ms");
    let said = fixture.book(&["record", "demo/exact"]);
    said.worked(&["[1/1] demo/exact: wrote output.txt, recorded.toml"])?;
    let output = fixture.read("listings/demo/exact/output.txt");
    if !output.starts_with("r1 answers after 40 ms\n") {
        return Err(Failed::from(output));
    }
    fixture.check("output::demo/exact").worked(&["1 passed"])
}

fn unknown_listing() -> Result<(), Failed> {
    let said = Fixture::copy().book(&["record", "demo/exat"]);
    said.failed(&["unknown listing `demo/exat`; did you mean `demo/exact`"])
}

fn malformed_metadata() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    fixture.edit("listings/demo/exits/Cargo.toml", "output = ", "outputs = ");
    for names in [&[][..], &["demo/exits"]] {
        let said = fixture.book(&[&["record"], names].concat());
        said.failed(&[
            "listings/demo/exits/Cargo.toml:14: it is malformed: unknown field `outputs`",
        ])?;
    }
    Ok(())
}

fn new_listing() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    fixture
        .book(&["new", "demo/fresh"])
        .worked(&["show it on a page with {{#listing demo/fresh}}"])?;
    fixture
        .book(&["new", "demo/fresh"])
        .failed(&["listings/demo/fresh is there already"])?;
    fixture.edit(
        "src/demo/kinds.md",
        "{{#listing demo/exits}}",
        "{{#listing demo/exits}}\n\n{{#listing demo/fresh}}",
    );
    fixture.check("").worked(&["test output::demo/fresh "])?;
    let mut tests = book::programs::cargo::cargo(&fixture.path(""));
    tests
        .args(["test", "--quiet", "--package", "demo-fresh"])
        .env("CARGO_TARGET_DIR", fixture.path("target"))
        .env("CARGO_BUILD_BUILD_DIR", fixture.path("target"));
    let tests = output(tests, SILENT, Until::ExitOrStall, None)?;
    let text = tests.text();
    if tests.success() && text.contains("1 passed") {
        Ok(())
    } else {
        Err(Failed::from(text))
    }
}

fn new_bad_names() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let before = files(&fixture);
    for name in ["fresh", "demo/Fresh", "../demo/fresh"] {
        fixture.book(&["new", name]).failed(&["is not part/slug"])?;
    }
    fixture
        .book(&["new", "demo/exact"])
        .failed(&["is there already"])?;
    unchanged(&before, &fixture)
}

fn system_missing() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let (needs, system) = if cfg!(windows) {
        ("linux", "Linux")
    } else {
        ("windows", "Windows")
    };
    fixture.edit(
        "listings/demo/exact/Cargo.toml",
        "ends =",
        &format!("needs = \"{needs}\"\nends ="),
    );
    fixture.reseal("demo/exact", "Cargo.toml");
    let reason = format!("ignored (listings/demo/exact needs {system})");
    for check in [
        "output::demo/exact",
        "python::demo/exact",
        "fails::demo/exact",
        "blocks::demo/kinds",
    ] {
        fixture.check(check).worked(&[&reason, "1 ignored"])?;
    }
    let before = files(&fixture);
    fixture
        .book(&["record", "demo/exact"])
        .failed(&[&format!("demo/exact: it needs {system}; record it there")])?;
    unchanged(&before, &fixture)
}

/// A block that passed is not run again, unless it changes or everything has
/// to run; one that failed is.
fn block_that_passed() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let check = |limit_ms: &str, all: bool| {
        fixture.check_with("blocks::demo/directives.md", |command| {
            command.env("BOOK_BLOCK_LIMIT_MS", limit_ms);
            if all {
                command.env("BOOK_REQUIRE_ALL", "1");
            }
        })
    };
    let (time_to_run, none) = ("60000", "0");
    let stopped = ["its blocks were stopped"];
    check(none, false).failed(&stopped)?;
    check(time_to_run, false).worked(&["1 passed"])?;
    check(none, false).worked(&["1 passed"])?;
    check(none, true).failed(&stopped)?;
    let page = "src/demo/directives.md";
    fixture.edit(page, "sum > 5", "sum < 5 && panic!()");
    check(none, false).failed(&stopped)?;
    fixture.edit(page, "sum < 5 && panic!()", "sum > 5 && panic!()");
    for _ in 0..2 {
        check(time_to_run, false).failed(&["the block does not compile and run"])?;
    }
    fixture.edit(page, "sum > 5 && panic!()", "sum > 5");
    check(none, false).worked(&["1 passed"])
}

fn python_missing() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let without = |all: bool| {
        fixture.check_with("python::demo/exact", |command| {
            command.env("BOOK_PYTHON", "/no/such/python");
            if all {
                command.env("BOOK_REQUIRE_ALL", "1");
            }
        })
    };
    without(false).worked(&[
        "ignored (listings/demo/exact/counterpart.py: it needs Python 3.14",
        "1 ignored",
    ])?;
    without(true).failed(&["BOOK_REQUIRE_ALL is set", "none was found"])?;
    let before = files(&fixture);
    let said = fixture.book_with(&["record", "demo/exact"], |command| {
        command.env("BOOK_PYTHON", "/no/such/python");
    });
    said.failed(&[
        "counterpart.py: it is recorded with Python 3.14",
        "tools/get-python",
    ])?;
    unchanged(&before, &fixture)
}

/// A package that is not there is a skip that says how to get it.
fn packages_missing() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    fixture.edit(
        "listings/demo/exact/Cargo.toml",
        "python = \"3.14\"",
        "python = \"3.14\"\npackages = [\"asyncio\", \"no_such_module\"]",
    );
    let without = |all: bool| {
        fixture.check_with("python::demo/exact", |command| {
            if all {
                command.env("BOOK_REQUIRE_ALL", "1");
            }
        })
    };
    without(false).worked(&[
        "ignored (listings/demo/exact/counterpart.py: it needs what Python 3.14 does not find: \
         no_such_module; run `tools/get-packages`",
        "1 ignored",
    ])?;
    without(true).failed(&["BOOK_REQUIRE_ALL is set", "no_such_module"])?;
    let before = files(&fixture);
    fixture
        .book(&["record", "demo/exact"])
        .failed(&["no_such_module", "tools/get-packages"])?;
    unchanged(&before, &fixture)
}

fn python_too_old() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    fixture.edit(
        "listings/demo/exact/Cargo.toml",
        "python = \"3.14\"",
        "python = \"3.99\"",
    );
    fixture
        .check("python::demo/exact")
        .worked(&["it needs Python 3.99 or later", "1 ignored"])
}

fn port_in_use() -> Result<(), Failed> {
    let taken = TcpListener::bind(("127.0.0.1", 0))?;
    let port = taken.local_addr()?.port().to_string();
    let said = Fixture::copy().book(&["serve", "--port", &port]);
    said.failed(&[
        &format!("port {port} on 127.0.0.1 cannot be used"),
        "--port",
    ])
}

/// A page is served, an edit reaches it and reloads it, and an edit that does
/// not build leaves the last good page.
fn serve_live() -> Result<Completion, Failed> {
    let workspace = book::base::home::home();
    let Some(program) = mdbook::installed(workspace) else {
        return skip("stock mdBook is not there; `cargo book build` installs it".to_owned());
    };
    let fixture = Fixture::copy();
    let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
    let mut command = environment::tool(env!("CARGO_BIN_EXE_book"));
    command
        .args(["serve", "--port", &port.to_string()])
        .env("BOOK_ROOT", fixture.path(""));
    if let Some(folder) = program.parent().filter(|folder| folder.is_absolute()) {
        let path = env::var_os("PATH").unwrap_or_default();
        command.env(
            "PATH",
            env::join_paths(
                [folder.to_owned()]
                    .into_iter()
                    .chain(env::split_paths(&path)),
            )?,
        );
    }
    // However this ends, the server ends with it.
    let server = Started::start(command)?;
    edit_and_look(&fixture, port, server).map(|()| Completion::Completed)
}

fn edit_and_look(fixture: &Fixture, port: u16, mut server: Started) -> Result<(), Failed> {
    let mut wait_until_said = |text: &str| server.wait_until_said(text, QUICK);
    wait_until_said("serving the book on")?;
    wait_for(port, "/", "A book of one listing")?;
    let first = get(port, "/__build")?;
    fixture.edit(
        "src/index.md",
        "A book of one listing",
        "A book, edited, of one listing",
    );
    wait_until_said("built the book again")?;
    wait_for(port, "/", "A book, edited, of one listing")?;
    if get(port, "/__build")? == first {
        return Err("an open page cannot see that there is another build".into());
    }
    fixture.edit(
        "src/index.md",
        "A book, edited",
        "{{#listing demo/none}}\n\nA book",
    );
    wait_until_said("src/index.md:3: unknown listing `demo/none`")?;
    wait_until_said("serving the last book that did")?;
    wait_for(port, "/index.html", "A book, edited, of one listing")?;
    fixture.edit("src/index.md", "{{#listing demo/none}}", "Mended.");
    wait_until_said("built the book again")?;
    wait_for(port, "/", "Mended.")?;
    wait_for(port, "/none", "404")
}

fn wait_for(port: u16, path: &str, text: &str) -> Result<(), Failed> {
    let started = Instant::now();
    loop {
        let page = get(port, path).unwrap_or_default();
        if page.contains(text) {
            return Ok(());
        }
        if started.elapsed() > Duration::from_secs(30) {
            return Err(Failed::from(format!(
                "{path} should show {text:?}, but is\n{page}"
            )));
        }
        thread::sleep(Duration::from_millis(20));
    }
}

fn get(port: u16, path: &str) -> Result<String, Failed> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

fn no_network() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let empty = tempfile::tempdir()?;
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let toolchain = Path::new(&cargo)
        .parent()
        .unwrap_or(Path::new(""))
        .to_owned();
    let said = fixture.book_with(&["build"], |command| {
        command
            .env("PATH", toolchain)
            .env("CARGO_HOME", empty.path())
            .env("CARGO_NET_OFFLINE", "true");
    });
    said.failed(&[
        "installing mdBook 0.5.4",
        "could not be installed",
        "needs the network",
    ])?;
    if fixture.path("target/mdbook/bin/mdbook").exists() || fixture.path("book").exists() {
        return Err(Failed::from("something was written"));
    }
    Ok(())
}

fn no_such_check() -> Result<(), Failed> {
    let said = Fixture::copy().check("output::demo/exat");
    said.failed(&[
        "no check has `output::demo/exat` in its name; did you mean `output::demo/exact`",
    ])
}

fn preprocess_garbage() -> Result<(), Failed> {
    Fixture::copy()
        .book(&["preprocess"])
        .failed(&["Unable to parse the input"])
}

fn preprocess_supports() -> Result<(), Failed> {
    Fixture::copy()
        .book(&["preprocess", "supports", "html"])
        .worked(&[])
}

fn outside_a_book() -> Result<(), Failed> {
    let elsewhere = tempfile::tempdir()?;
    let said = Fixture::copy().book_with(&["record"], |command| {
        command
            .env_remove("BOOK_ROOT")
            .current_dir(elsewhere.path());
    });
    said.failed(&["there is no book.toml", "inside a clone"])
}
