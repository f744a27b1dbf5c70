//! What `cargo book new` makes, and what it refuses.

use book::programs::run::{SILENT, Until, output};
use libtest_mimic::{Failed, Trial};

use super::{files, trial, unchanged};
use crate::base::fixture::Fixture;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("new/a-listing-that-passes", new_listing),
        trial("new/bad-names", new_bad_names),
        trial("new/odd-names", new_odd_names),
        trial("new/what-cannot-be-recorded", new_not_recorded),
    ]
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
        .env_remove("CARGO_BUILD_BUILD_DIR");
    let tests = output(tests, SILENT, Until::ExitOrStall, None)?;
    let text = tests.text();
    if tests.success() && text.contains("1 passed") {
        Ok(())
    } else {
        Err(Failed::from(text))
    }
}

/// A name that cannot work is refused before anything is written: one that is
/// not well formed, that no system or not every system takes for a folder, or
/// whose package has the name of another.
fn new_bad_names() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    // As if the listings used these crates.
    for (name, version) in [("async-stream", "0.3.6"), ("tokio-util", "0.7.0")] {
        let lock = fixture.read("Cargo.lock");
        let package = format!("\n[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n");
        fixture.write("Cargo.lock", &(lock + &package));
    }
    let before = files(&fixture);
    let long = format!("demo/{}", "long-".repeat(20) + "name");
    for (name, says) in [
        ("fresh", "`fresh` is not part/slug in lower-case letters"),
        ("demo/Fresh", "is not part/slug"),
        ("demo/fresh-", "is not part/slug"),
        ("demo/fresh--one", "is not part/slug"),
        ("demo/3d", "is not part/slug"),
        ("demo/naïve", "is not part/slug"),
        ("../demo/fresh", "is not part/slug"),
        ("demo/.", "is not part/slug"),
        ("demo/con", "Windows has no folder called `con`"),
        ("nul/fresh", "Windows has no folder called `nul`"),
        ("demo/lpt1", "Windows has no folder called `lpt1`"),
        (&*long, "60 are the most"),
        ("demo/exact", "listings/demo/exact is there already"),
        (
            "demo-any/order",
            "would be `demo-any-order`, as that of listings/demo/any-order is",
        ),
        (
            "async/stream",
            "would be `async-stream`, and Cargo.lock has a package of that name",
        ),
        ("tokio/util", "would be `tokio-util`, and Cargo.lock"),
        ("measure/naps", "would be `measure-naps`, and Cargo.lock"),
    ] {
        fixture.book(&["new", name]).failed(&[says])?;
        unchanged(&before, &fixture)?;
    }
    Ok(())
}

/// Words that mean something in Rust, or to Cargo, are names like others; a new
/// part is one that the author hears of.
fn new_odd_names() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    for name in ["test/std", "crate/self", "build/deps", "r/r-2"] {
        let part = name.split('/').next().unwrap_or_default();
        fixture.book(&["new", name]).worked(&[
            &format!("made listings/{name}"),
            &format!("listings/{part} is a new part"),
            &format!("show it on a page with {{{{#listing {name}}}}}"),
        ])?;
        fixture
            .check(&format!("output::{name}"))
            .worked(&["1 passed"])?;
    }
    fixture.book(&["record"]).worked(&["test/std: as recorded"])
}

/// What cannot be recorded is not made: the folder and `Cargo.lock` are as they
/// were.
fn new_not_recorded() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let before = files(&fixture);
    let said = fixture.book_with(&["new", "fresh/listing"], |command| {
        command.env("BOOK_PYTHON", "/no/such/python");
    });
    said.failed(&[
        "made listings/fresh/listing",
        "it is recorded with Python 3.14",
        "listings/fresh/listing is gone again",
    ])?;
    unchanged(&before, &fixture)?;
    if fixture.path("listings/fresh").exists() {
        return Err("listings/fresh is left over".into());
    }
    Ok(())
}
