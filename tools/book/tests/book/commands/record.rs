//! What `cargo book record` does with good input and with bad.

use book::base::day::Day;
use libtest_mimic::{Failed, Trial};

use super::{files, trial, unchanged};
use crate::base::fixture::Fixture;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("record/again-changes-nothing", record_again),
        trial("record/nothing-half-written", record_nothing_half),
        trial("record/a-change", record_a_change),
        trial("record/the-day", record_the_day),
        trial("record/what-no-page-shows", not_shown),
        trial("record/unknown-listing", unknown_listing),
        trial("record/malformed-metadata", malformed_metadata),
    ]
}

fn record_again() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let before = files(&fixture);
    let said = fixture.book(&["record"]);
    said.worked(&[
        "[1/7] demo/any-order: as recorded",
        "[7/7] demo/verdict: as recorded",
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

/// The day of a record is that of its last change.
fn record_the_day() -> Result<(), Failed> {
    let record = "listings/demo/exact/recorded.toml";
    let old = "day = \"2001-02-03\"";
    let day = |fixture: &Fixture| -> Result<String, Failed> {
        let text = fixture.read(record);
        let line = text.lines().find(|line| line.starts_with("day = "));
        Ok(line.ok_or("the record has no day")?.to_owned())
    };
    let fixture = Fixture::copy();
    let text = fixture.read(record);
    fixture.write(record, &text.replace(&day(&fixture)?, old));
    let said = fixture.book(&["record", "demo/exact"]);
    said.worked(&["[1/1] demo/exact: as recorded"])?;
    let before = Day::today();
    fixture.edit("listings/demo/exact/src/main.rs", "30 ms", "40 ms");
    fixture
        .book(&["record", "demo/exact"])
        .worked(&["wrote output.txt, recorded.toml"])?;
    let days = [before, Day::today()].map(|day| format!("day = \"{day}\""));
    let is = day(&fixture)?;
    if !days.contains(&is) {
        return Err(Failed::from(format!(
            "{is} after a change, and not {days:?}"
        )));
    }
    // What was recorded before days were has one after the next time.
    fixture.write(
        record,
        &fixture.read(record).replace(&format!("{is}\n\n"), ""),
    );
    fixture
        .book(&["record", "demo/exact"])
        .worked(&["exact: wrote recorded.toml"])
}

/// What no page shows as it is printed is refused, at recording and at
/// checking, and not replaced by what looks like it.
fn not_shown() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let bytes = "std::io::Write::write_all(&mut std::io::stdout(), b\"caf\\xe9\\n\").unwrap();";
    let main = "listings/demo/any-order/src/main.rs";
    let text = fixture.read(main);
    fixture.write(
        main,
        &text.replace("fn main() {", &format!("fn main() {{\n{bytes}")),
    );
    let counterpart = "listings/demo/exact/counterpart.py";
    let text = fixture.read(counterpart);
    fixture.write(counterpart, &format!("print('\\x1b[1mbold')\n{text}"));
    let says = [
        "listings/demo/any-order/src/main.rs: ",
        "cannot be shown: byte 4 of line 1 (byte 4 of all), 0xE9, is not UTF-8; print such",
        "listings/demo/exact/counterpart.py: ",
        "is U+001B, a control character; print it escaped",
    ];
    let before = files(&fixture);
    fixture
        .book(&["record", "demo/any-order", "demo/exact"])
        .failed(&says)?;
    unchanged(&before, &fixture)?;
    fixture.check("output::demo/any-order").failed(&says[..2])?;
    fixture.check("python::demo/exact").failed(&says[2..])
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
