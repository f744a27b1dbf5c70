//! What listings print, what compilers say, and what was recorded of both.

use crate::base::fixture::Fixture;
use crate::drift::Case;

const EXACT: &str = "listings/demo/exact/src/main.rs";
const TESTS: &str = "listings/demo/exact/src/tests.rs";
const EXACT_OUTPUT: &str = "listings/demo/exact/output.txt";
const TIMED: &str = "listings/demo/timed/src/main.rs";
const TIMED_OUTPUT: &str = "listings/demo/timed/output.txt";
const MESSAGE: &str = "listings/demo/exact/fails/without_move.stderr";
const REFUSED: &str = "listings/demo/exact/fails/without_move.rs";

const VERDICT: &str = "listings/demo/verdict/src/main.rs";

pub const CASES: &[Case] = &[
    Case {
        name: "tests/one-fails",
        change: |fixture| fixture.write(TESTS, "#[test]\nfn adds_up() { assert_eq!(1 + 1, 3) }"),
        check: "tests::demo/exact",
        says: &[
            "listings/demo/exact/src/tests.rs: it ended with exit code 101",
            "tests::adds_up",
            "cargo test -p demo-exact",
        ],
    },
    Case {
        name: "tests/there-are-none",
        change: |fixture| fixture.write(TESTS, ""),
        check: "tests::demo/exact",
        says: &["listings/demo/exact/src/tests.rs: it has no test"],
    },
    Case {
        name: "tests/one-is-ignored",
        change: |fixture| fixture.write(TESTS, "#[test]\n#[ignore]\nfn later() {}"),
        check: "tests::demo/exact",
        says: &["listings/demo/exact/src/tests.rs: 1 of its tests are ignored"],
    },
    Case {
        name: "listing/literal-that-is-printed",
        change: |fixture| fixture.edit(EXACT, "30 ms", "40 ms"),
        check: "output::demo/exact",
        says: &[
            "listings/demo/exact/src/main.rs: it is not what it was when it was recorded",
            "listings/demo/exact/output.txt: it is not what comes out now",
            "cargo book record demo/exact",
        ],
    },
    Case {
        name: "listing/literal-that-the-contract-hides",
        change: |fixture| fixture.edit(TIMED, "from_millis(20)", "from_millis(25)"),
        check: "output::demo/timed",
        says: &["listings/demo/timed/src/main.rs: it is not what it was when it was recorded"],
    },
    Case {
        name: "listing/does-not-compile",
        change: |fixture| fixture.edit(EXACT, "println!", "printline!"),
        check: "output::demo/exact",
        says: &[
            "the programs do not build",
            "printline",
            "listings/demo/exact/src/main.rs:4",
        ],
    },
    Case {
        // It compiles beside its file, and not where a reader pastes it.
        name: "listing/not-alone",
        change: |fixture| {
            let line = "fn main() {\n    let _ = include_str!(\"tests.rs\");";
            fixture.edit(EXACT, "fn main() {", line);
        },
        check: "blocks::demo/kinds.md",
        says: &[
            "src/demo/kinds.md:5: listing demo/exact: the block does not compile",
            "tests.rs",
        ],
    },
    Case {
        name: "listing/panic-that-does-not-come",
        change: |fixture| fixture.edit("listings/demo/panics/src/main.rs", "panic!", "println!"),
        check: "output::demo/panics",
        says: &["it should have ended with `panic`, but it ended with exit code 0"],
    },
    Case {
        // A verdict that nothing but a run of the tests gives.
        name: "verdict/test-that-passes",
        change: |fixture| fixture.edit(VERDICT, "devices(), 3", "devices(), 2"),
        check: "output::demo/verdict",
        says: &[
            "listings/demo/verdict/src/main.rs: it should have ended with `exit 101`, but it ended \
             with exit code 0",
            "test result: ok. 2 passed",
        ],
    },
    Case {
        name: "verdict/other-test",
        change: |fixture| fixture.edit(VERDICT, "there_is_one", "there_are_some"),
        check: "output::demo/verdict",
        says: &[
            "listings/demo/verdict/output.txt: it is not what comes out now",
            "test there_are_some_at_least ... ok",
        ],
    },
    Case {
        name: "counterpart/literal",
        change: |fixture| fixture.edit("listings/demo/exact/counterpart.py", "30 ms", "40 ms"),
        check: "python::demo/exact",
        says: &[
            "listings/demo/exact/counterpart.py: it is not what it was when it was recorded",
            "listings/demo/exact/counterpart.txt: it is not what comes out now",
        ],
    },
    Case {
        name: "output/by-hand",
        change: |fixture| fixture.edit(EXACT_OUTPUT, "r2 answers", "r2 refuses"),
        check: "output::demo/exact",
        says: &["listings/demo/exact/output.txt: it is not what it was when it was recorded"],
    },
    Case {
        name: "output/digit",
        change: |fixture| output(fixture, "r2 answers after 30", "r2 answers after 31"),
        check: "output::demo/exact",
        says: &[
            "output.txt: it is not what comes out now",
            "r2 answers after 31 ms",
        ],
    },
    Case {
        name: "output/word",
        change: |fixture| output(fixture, "r2 answers", "r2 refuses"),
        check: "output::demo/exact",
        says: &[
            "output.txt: it is not what comes out now",
            "r2 refuses after 30 ms",
        ],
    },
    Case {
        name: "output/line-added",
        change: |fixture| output(fixture, "r3 answers", "r3 hears\nr3 answers"),
        check: "output::demo/exact",
        says: &["output.txt: it is not what comes out now", "r3 hears"],
    },
    Case {
        name: "output/line-lost",
        change: |fixture| output(fixture, "r2 answers after 30 ms\n", ""),
        check: "output::demo/exact",
        says: &[
            "output.txt: it is not what comes out now",
            "r2 answers after 30 ms",
        ],
    },
    Case {
        name: "output/missing",
        change: |fixture| fixture.remove(EXACT_OUTPUT),
        check: "output::demo/exact",
        says: &[
            "listings/demo/exact/output.txt: it is missing, or is no text; run `cargo book record demo/exact`",
        ],
    },
    Case {
        name: "output/missing-on-the-page",
        change: |fixture| fixture.remove(EXACT_OUTPUT),
        check: "page::demo/kinds.md",
        says: &[
            "src/demo/kinds.md:5: listings/demo/exact/output.txt: it is missing; run `cargo book record",
        ],
    },
    Case {
        name: "message/code",
        change: |fixture| message(fixture, "error[E0373]", "error[E0374]"),
        check: "fails::demo/exact/without_move",
        says: &[
            "fails/without_move.stderr: it is not what comes out now",
            "error[E0374]",
        ],
    },
    Case {
        name: "message/word",
        change: |fixture| message(fixture, "may outlive", "might outlive"),
        check: "fails::demo/exact/without_move",
        says: &[
            "fails/without_move.stderr: it is not what comes out now",
            "might outlive",
        ],
    },
    Case {
        name: "refusal/compiles-now",
        change: |fixture| fixture.edit(REFUSED, "spawn(||", "spawn(move ||"),
        check: "fails::demo/exact/without_move",
        says: &["listings/demo/exact/fails/without_move.rs: it compiles, and it must not"],
    },
    Case {
        name: "refusal/for-another-reason",
        change: |fixture| fixture.edit(REFUSED, "handle.join()", "handel.join()"),
        check: "fails::demo/exact/without_move",
        says: &["it must fail with E0373", "it fails with E0425"],
    },
    Case {
        name: "timeline/time-by-hand",
        change: |fixture| {
            let first = fixture
                .read(TIMED_OUTPUT)
                .lines()
                .next()
                .unwrap()
                .to_owned();
            let text =
                fixture
                    .read(TIMED_OUTPUT)
                    .replacen(&first, &first.replacen("  0", " 12", 1), 1);
            fixture.write(TIMED_OUTPUT, &text);
        },
        check: "output::demo/timed",
        says: &["listings/demo/timed/output.txt: it is not what it was when it was recorded"],
    },
    Case {
        name: "timeline/word-that-is-never-said",
        change: |fixture| {
            let manifest = "listings/demo/timed/Cargo.toml";
            fixture.edit(
                manifest,
                "asked = \"answered\"",
                "asked = \"answered\"\nbegun = \"ended\"",
            );
        },
        check: "page::demo/directives.md",
        says: &["listings/demo/timed/output.txt: no line goes from `begun` to `ended`"],
    },
    Case {
        name: "timeline/a-bar-stays-open",
        change: |fixture| {
            let text = fixture.read(TIMED_OUTPUT);
            let text = text.replace("r1  answered", "r1  asleep");
            fixture.write(TIMED_OUTPUT, &text);
        },
        check: "page::demo/directives.md",
        says: &["listings/demo/timed/output.txt:2: `r1` has `asked` without `answered`"],
    },
    Case {
        name: "timeline/half-a-bar",
        change: |fixture| {
            let text = fixture.read(TIMED_OUTPUT).replace("r1  asked", "r1  slept");
            fixture.write(TIMED_OUTPUT, &text);
        },
        check: "page::demo/directives.md",
        says: &[
            "src/demo/directives.md:9: listings/demo/timed/output.txt:",
            ": `r1` has `answered` without `asked`",
        ],
    },
];

/// Changes an output and seals it, so that only running can tell.
fn output(fixture: &Fixture, from: &str, to: &str) {
    fixture.edit(EXACT_OUTPUT, from, to);
    fixture.reseal("demo/exact", "output.txt");
}

fn message(fixture: &Fixture, from: &str, to: &str) {
    fixture.write(MESSAGE, &fixture.read(MESSAGE).replacen(from, to, 1));
    fixture.reseal("demo/exact", "fails/without_move.stderr");
}
