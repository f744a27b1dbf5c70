//! What `cargo book try` makes of a change, and what it refuses.

use book::programs::environment;
use libtest_mimic::{Failed, Trial};

use super::{files, trial, unchanged};
use crate::base::fixture::{Fixture, Said};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("try/a-change", a_change),
        trial("try/a-change-in-python", a_change_in_python),
        trial("try/what-cannot-be-one", bad_input),
        trial("try/without-a-commit", without_a_commit),
        trial("record/a-try-that-changes-nothing", nothing_to_see),
        trial("record/a-try-that-depends-on-luck", luck),
    ]
}

const MAIN: &str = "listings/demo/exact/src/main.rs";
const COUNTERPART: &str = "listings/demo/exact/counterpart.py";
const MANIFEST: &str = "listings/demo/exact/Cargo.toml";

/// A copy with all that is in it committed.
fn committed() -> Result<Fixture, Failed> {
    let fixture = Fixture::copy();
    for arguments in [
        &["init", "--quiet"][..],
        &["add", "--all"],
        &[
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.com",
            "commit",
            "--quiet",
            "--message=all",
        ],
    ] {
        let mut git = environment::tool("git");
        git.current_dir(fixture.path("")).args(arguments);
        Said::of(git).worked(&[])?;
    }
    Ok(fixture)
}

fn a_change() -> Result<(), Failed> {
    let fixture = committed()?;
    let (main, manifest) = (fixture.read(MAIN), fixture.read(MANIFEST));
    let line = "    for device in [\"r1\", \"r2\", \"r3\"] {\n";
    fixture.edit(
        MAIN,
        line,
        &format!("    assert!(main as fn() != main);\n{line}"),
    );
    let changed = fixture.read(MAIN);
    let test = ["--test", "tests::it_ends", "--ends", "panic"];
    let said = fixture.book(&[&["try", "demo/exact/stops"], &test[..]].concat());
    said.worked(&[
        "made listings/demo/exact/tries/stops.rs, and put src/main.rs back",
        "record it with `cargo book record demo/exact`",
        "{{#try demo/exact/stops}}",
    ])?;
    let table = "\n[package.metadata.listing.tries.stops]\nends = \"panic\"\ntest = \
                 \"tests::it_ends\"\n";
    assert_eq!(fixture.read(MAIN), main);
    assert_eq!(fixture.read("listings/demo/exact/tries/stops.rs"), changed);
    assert_eq!(fixture.read(MANIFEST), manifest + table);
    fixture.book(&["record", "demo/exact"]).worked(&[
        "[1/1] demo/exact: wrote tries/stops.txt, tries/stops.test.txt, recorded.toml",
    ])?;
    fixture
        .book(&["record", "demo/exact"])
        .worked(&["as recorded"])?;
    fixture.check("try::demo/exact/stops").worked(&["1 passed"])
}

fn a_change_in_python() -> Result<(), Failed> {
    let fixture = committed()?;
    let counterpart = fixture.read(COUNTERPART);
    fixture.edit(COUNTERPART, "\"r3\"]", "\"r4\"]");
    fixture
        .book(&["try", "demo/exact/other"])
        .worked(&["made listings/demo/exact/tries/other.py, and put counterpart.py back"])?;
    assert_eq!(fixture.read(COUNTERPART), counterpart);
    fixture
        .book(&["record", "demo/exact"])
        .worked(&["wrote tries/other.txt, recorded.toml"])?;
    fixture.check("try::demo/exact/other").worked(&["1 passed"])
}

/// What cannot be a try is refused, and nothing is lost.
fn bad_input() -> Result<(), Failed> {
    let fixture = committed()?;
    let refused = |arguments: &[&str], says: &str| {
        let before = files(&fixture);
        let said = fixture.book(&[&["try"], arguments].concat());
        said.failed(&[says])?;
        unchanged(&before, &fixture)
    };
    refused(
        &["demo/exact/new"],
        "listings/demo/exact: neither src/main.rs nor counterpart.py differs from Git's last \
         commit; make the change",
    )?;
    refused(
        &["demo/exat/new"],
        "unknown listing `demo/exat`; did you mean `demo/exact`",
    )?;
    refused(&["exact/new"], "`exact/new` is not part/slug/name")?;
    fixture.edit(COUNTERPART, "\"r3\"]", "\"r4\"]");
    refused(
        &["demo/exact/new", "--test", "tests::it_ends"],
        "counterpart.py: `fails` and `test` are of Rust, and the counterpart has changed",
    )?;
    fixture.edit(MAIN, "\"r3\"]", "\"r4\"]");
    refused(
        &["demo/exact/new"],
        "both src/main.rs and counterpart.py differ from Git's last commit; make two tries",
    )?;
    fixture.edit(COUNTERPART, "\"r4\"]", "\"r3\"]");
    refused(
        &["demo/exact/four_devices"],
        "[package.metadata.listing.tries.four_devices] is there already; choose another name",
    )?;
    refused(
        &["demo/exact/New-one"],
        "`New-one` is no name for a try; it has lower-case",
    )?;
    refused(
        &["demo/exact/new", "--ends", "badly"],
        "unknown end `badly`, expected `success`",
    )?;
    refused(
        &["demo/exact/new", "--fails", "E0382", "--ends", "success"],
        "cannot be used with",
    )?;
    let lines = "    println!();\n".repeat(7);
    fixture.edit(MAIN, "fn main() {\n", &format!("fn main() {{\n{lines}"));
    refused(
        &["demo/exact/new"],
        "src/main.rs: it differs from Git's last commit in 9 lines, taken out and put in; 8 are \
         the most",
    )
}

fn without_a_commit() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    fixture.edit(MAIN, "\"r3\"]", "\"r4\"]");
    let before = files(&fixture);
    fixture.book(&["try", "demo/exact/new"]).failed(&[
        "listings/demo/exact/src/main.rs: Git's last commit does not have it; commit the listing \
         before",
    ])?;
    unchanged(&before, &fixture)
}

/// A try of which nothing can be seen is not recorded.
fn nothing_to_see() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let file = "listings/demo/exact/tries/four_devices.rs";
    fixture.edit(file, ", \"r4\"]", "].iter()");
    let before = files(&fixture);
    fixture.book(&["record", "demo/exact"]).failed(&[
        "tries/four_devices.rs: it prints the same as without the change",
        "its files are as they were",
    ])?;
    unchanged(&before, &fixture)
}

/// What comes out otherwise each time is not recorded, whether the program
/// prints it or its test says it.
fn luck() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let luck = "std::process::id()";
    let refused = |fixture: &Fixture, file: &str| {
        let before = files(fixture);
        fixture.book(&["record", "demo/exact"]).failed(&[
            &format!("{file}: what comes of it differs from run to run; force the order"),
            "its files are as they were",
        ])?;
        unchanged(&before, fixture)
    };
    let file = "listings/demo/exact/tries/four_devices.rs";
    let was = fixture.read(file);
    fixture.edit(file, "\"r4\"]", &format!("&{luck}.to_string()]"));
    refused(&fixture, file)?;
    fixture.write(file, &was);
    let file = "listings/demo/exact/tries/gives_up.rs";
    let own = "\"it does not answer\"";
    fixture.edit(file, own, &format!("\"{{}}\", {luck}"));
    let manifest = fixture.read(MANIFEST);
    fixture.write(MANIFEST, &manifest.replace("ends = \"panic\"\n", ""));
    fixture.remove("listings/demo/exact/tries/gives_up.txt");
    refused(&fixture, file)
}
