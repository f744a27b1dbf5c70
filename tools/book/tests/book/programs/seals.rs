//! The tests of the seals: what is shown, or decides what was recorded, cannot
//! change alone.

use libtest_mimic::{Failed, Trial};

use crate::base::fixture::{Fixture, trial};

/// A change to a file of the fixture, the check that it concerns, and what that
/// says: nothing, where the change means nothing.
struct Case {
    name: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
    check: &'static str,
    says: &'static [&'static str],
}

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = CASES
        .iter()
        .map(|case| trial(format!("drift::seal/{}", case.name), move || run(case)))
        .collect();
    trials.push(trial("command::record/a-claim", record_a_claim));
    trials
}

fn run(case: &Case) -> Result<(), Failed> {
    let fixture = Fixture::copy();
    fixture.edit(case.file, case.from, case.to);
    let said = fixture.check_with(case.check, |command| {
        command.arg("--exact");
    });
    match case.says {
        [] => said.worked(&["1 passed"]),
        says => said.failed(says),
    }
}

/// Words that a page shows are recorded again without another output.
fn record_a_claim() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    fixture.edit(
        TIMED,
        "Two waits overlap.",
        "The waits of two threads overlap.",
    );
    let said = fixture.book(&["record", "demo/timed"]);
    said.worked(&["[1/1] demo/timed: wrote recorded.toml\n"])?;
    fixture.check("output::demo/timed").worked(&["1 passed"])
}

const EXACT: &str = "listings/demo/exact/Cargo.toml";
const TIMED: &str = "listings/demo/timed/Cargo.toml";

/// A system that is here.
const HERE: &str = if cfg!(windows) {
    "needs = \"windows\"\nends = \"success\""
} else {
    "needs = \"unix\"\nends = \"success\""
};

const CASES: &[Case] = &[
    Case {
        name: "claim",
        file: TIMED,
        from: "Two waits overlap.",
        to: "Two waits come one after the other.",
        check: "output::demo/timed",
        says: &[
            "listings/demo/timed/Cargo.toml: [package.metadata.listing] is not what it was when it \
             was recorded; undo the change, or run `cargo book record demo/timed`",
        ],
    },
    Case {
        name: "needs",
        file: EXACT,
        from: "ends = \"success\"",
        to: HERE,
        check: "output::demo/exact",
        says: &["listings/demo/exact/Cargo.toml: [package.metadata.listing] is not what it was"],
    },
    Case {
        name: "python-that-the-caption-names",
        file: EXACT,
        from: "\"3.14\"",
        to: "\"3.11\"",
        check: "output::demo/exact",
        says: &["listings/demo/exact/Cargo.toml: [package.metadata.listing] is not what it was"],
    },
    Case {
        name: "contract",
        file: TIMED,
        from: "order = \"lanes\"",
        to: "order = \"any\"",
        check: "output::demo/timed",
        says: &["listings/demo/timed/Cargo.toml: [package.metadata.listing] is not what it was"],
    },
    Case {
        name: "layout-means-nothing",
        file: TIMED,
        from: "claim = \"Two waits overlap.\"\noutput = \"timed\"",
        to: "# A comment.\noutput = 'timed'\nclaim = 'Two waits overlap.'",
        check: "output::demo/timed",
        says: &[],
    },
];
