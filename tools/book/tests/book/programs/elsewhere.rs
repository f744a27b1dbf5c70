//! Listings that need another system: everything else is built, checked and
//! recorded without them.

use book::programs::cargo::cargo;
use book::programs::run::{SILENT, Until, output};
use libtest_mimic::{Failed, Trial};

use crate::base::fixture::{Fixture, trial};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("drift::elsewhere/listing", listing),
        trial("drift::elsewhere/measurement", measurement),
    ]
}

/// A system that this one is not, and its name.
const OTHER: (&str, &str) = if cfg!(windows) {
    ("linux", "Linux")
} else {
    ("windows", "Windows")
};

/// What compiles nowhere stands for what compiles elsewhere only.
const NOT_HERE: &str = "fn main() {\n    not_on_this_system();\n}\n";

fn listing() -> Result<(), Failed> {
    let (needs, name) = OTHER;
    let fixture = Fixture::copy();
    fixture.edit(
        "listings/demo/exits/Cargo.toml",
        "ends =",
        &format!("needs = \"{needs}\"\nends ="),
    );
    fixture.write("listings/demo/exits/src/main.rs", NOT_HERE);
    for file in ["Cargo.toml", "src/main.rs"] {
        fixture.reseal("demo/exits", file);
    }
    let ignored = format!("ignored (listings/demo/exits needs {name})");
    for (check, passed) in [("output::", 6), ("tests::demo", 5)] {
        fixture
            .check(check)
            .worked(&[&ignored, &format!("{passed} passed; 0 failed; 1 ignored")])?;
    }
    fixture.book(&["record"]).worked(&[
        &format!("listings/demo/exits: it needs {name}; left out, record it there"),
        "[5/6] demo/timed: as recorded",
    ])?;
    leaves_out(&fixture, "demo-exits")
}

fn measurement() -> Result<(), Failed> {
    let (needs, _) = OTHER;
    let fixture = Fixture::copy();
    let manifest = "measurements/naps/Cargo.toml";
    fixture.edit(
        manifest,
        "rounds =",
        &format!("needs = \"{needs}\"\nrounds ="),
    );
    fixture.write("measurements/naps/src/main.rs", NOT_HERE);
    fixture
        .book(&["measure", "--keep", "naps"])
        .worked(&["sealed anew"])?;
    fixture.check("measured::naps").worked(&["1 passed"])?;
    fixture
        .check("tests::measurements/naps")
        .worked(&["1 ignored"])?;
    fixture
        .book(&["measure", "naps"])
        .failed(&["measurements/naps", "measure it there"])?;
    leaves_out(&fixture, "measure-naps")
}

/// The workspace can be compiled without what the command names, and not with
/// it.
fn leaves_out(fixture: &Fixture, package: &str) -> Result<(), Failed> {
    let exclude = format!("--exclude {package}");
    fixture.book(&["elsewhere"]).worked(&[&exclude])?;
    for (arguments, compiles) in [(exclude.as_str(), true), ("", false)] {
        let mut command = cargo(&fixture.path(""));
        command
            .args(["check", "--workspace"])
            .args(arguments.split_whitespace())
            .env("CARGO_TARGET_DIR", fixture.path("target"));
        let said = output(command, SILENT, Until::ExitOrStall, None)?;
        if said.success() != compiles {
            let said = said.errors();
            return Err(Failed::from(format!("with {arguments:?}:\n{said}")));
        }
    }
    Ok(())
}
