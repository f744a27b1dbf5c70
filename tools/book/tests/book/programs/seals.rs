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
    trials.push(trial("command::measure/keep", keep));
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

/// Samples that are kept keep every digit, and nothing that a hand has changed
/// is kept.
fn keep() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let samples = "measurements/naps/samples.json";
    let series = |text: &str| {
        let after = text.split_once("\"series\"").map(|(_, after)| after);
        after
            .and_then(|after| after.split("\"sha256\"").next())
            .map(str::to_owned)
    };
    let before = fixture.read(samples);
    fixture.edit(NAPS, "Ten naps take", "Ten naps last");
    fixture.book(&["measure", "--keep", "naps"]).worked(&[
        "measurements/naps/samples.json: sealed anew, with the samples that were there",
    ])?;
    let after = fixture.read(samples);
    if before == after || series(&before).is_none() || series(&before) != series(&after) {
        return Err(Failed::from(after));
    }
    fixture.check("measured::naps").worked(&["1 passed"])?;
    fixture
        .book(&["measure", "--keep"])
        .worked(&["measurements/naps/samples.json: as it was"])?;
    fixture.edit(
        samples,
        "\"size\":1,\"quantity\":\"share\",\"samples\":[0.5,",
        "\"size\":1,\"quantity\":\"share\",\"samples\":[0.4,",
    );
    fixture
        .book(&["measure", "--keep"])
        .failed(&["measurements/naps/samples.json", "as it was measured"])
}

const EXACT: &str = "listings/demo/exact/Cargo.toml";
const TIMED: &str = "listings/demo/timed/Cargo.toml";
const NAPS: &str = "measurements/naps/Cargo.toml";

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
        name: "measured/program",
        file: "measurements/naps/src/main.rs",
        from: "from_millis(1)",
        to: "from_millis(2)",
        check: "measured::naps",
        says: &[
            "measurements/naps/src/main.rs: it is not what it was when the samples were measured; \
             undo the change, or run `cargo book measure naps`; where the change cannot change what \
             is measured, `cargo book measure --keep naps`",
        ],
    },
    Case {
        name: "measured/program-in-python",
        file: "measurements/naps/measure.py",
        from: "sleep(0.001)",
        to: "sleep(0.002)",
        check: "measured::naps",
        says: &["measurements/naps/measure.py: it is not what it was when the samples were"],
    },
    Case {
        name: "measured/rounds",
        file: NAPS,
        from: "rounds = 3",
        to: "rounds = 9",
        check: "measured::naps",
        says: &["measurements/naps/Cargo.toml, what decides the samples: it is not what it was"],
    },
    Case {
        name: "measured/unit",
        file: NAPS,
        from: "time = \"s\"",
        to: "time = \"B\"",
        check: "measured::naps",
        says: &["measurements/naps/Cargo.toml, what decides the samples: it is not what it was"],
    },
    Case {
        name: "measured/finding",
        file: NAPS,
        from: "times as long as one",
        to: "times as short as one",
        check: "measured::naps",
        says: &[
            "measurements/naps/Cargo.toml, `measures` and `findings`: it is not what it was when \
             the samples were measured; read whether the words fit the samples, then run `cargo \
             book measure --keep naps`",
        ],
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
