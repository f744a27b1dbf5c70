//! What `cargo book new` makes, and what it refuses.

use book::programs::run::{SILENT, Until, output};
use libtest_mimic::{Failed, Trial};

use super::{files, trial, unchanged};
use crate::base::fixture::Fixture;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("new/a-listing-that-passes", new_listing),
        trial("new/bad-names", new_bad_names),
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
