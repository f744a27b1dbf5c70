//! What the checks do where something is not there, and what they remember.

use libtest_mimic::{Failed, Trial};

use super::{files, trial, unchanged};
use crate::base::fixture::Fixture;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("python/missing-is-a-visible-skip", python_missing),
        trial("python/too-old", python_too_old),
        trial(
            "python/a-missing-package-is-a-visible-skip",
            packages_missing,
        ),
        trial("check/a-block-that-passed", block_that_passed),
        trial("check/no-such-check", no_such_check),
        trial("needs/another-system-is-a-visible-skip", system_missing),
    ]
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
    let with_flags = fixture.check_with("blocks::demo/directives.md", |command| {
        command.env("BOOK_BLOCK_LIMIT_MS", none);
        command.env("RUSTFLAGS", "--cfg other");
    });
    with_flags.failed(&stopped)?;
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

fn no_such_check() -> Result<(), Failed> {
    let said = Fixture::copy().check("output::demo/exat");
    said.failed(&[
        "no check has `output::demo/exat` in its name; did you mean `output::demo/exact`",
    ])
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
        "ends = \"success\"",
        &format!("needs = \"{needs}\"\nends = \"success\""),
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
    unchanged(&before, &fixture)?;
    // What is skipped is compared with its seals all the same.
    for (check, file) in [
        ("output::demo/exact", "output.txt"),
        ("python::demo/exact", "counterpart.txt"),
        ("fails::demo/exact", "fails/without_move.stderr"),
    ] {
        let file = format!("listings/demo/exact/{file}");
        fixture.write(&file, "changed\n");
        let changed = format!("{file}: it is not what it was when it was recorded");
        fixture.check(check).failed(&[&changed, "1 failed"])?;
    }
    Ok(())
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
