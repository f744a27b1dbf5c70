//! What comes of a try, what its metadata say of that, and how a page shows it.

use crate::base::fixture::Fixture;
use crate::drift::Case;

const MANIFEST: &str = "listings/demo/exact/Cargo.toml";
const DIRECTIVES: &str = "src/demo/directives.md";

pub const CASES: &[Case] = &[
    Case {
        name: "try/output-by-hand",
        change: |fixture| change(fixture, "four_devices.txt", "r4 answers", "r4 refuses"),
        check: "try::demo/exact/four_devices",
        says: &[
            "listings/demo/exact/tries/four_devices.txt: it is not what comes out now",
            "r4 refuses",
            "cargo book record demo/exact",
        ],
    },
    Case {
        name: "try/output-that-is-not-sealed",
        change: |fixture| {
            let file = "listings/demo/exact/tries/four_devices.txt";
            fixture.edit(file, "r4 answers", "r4 refuses");
        },
        check: "try::demo/exact/four_devices",
        says: &["tries/four_devices.txt: it is not what it was when it was recorded"],
    },
    Case {
        name: "try/output-in-python",
        change: |fixture| change(fixture, "more_in_python.py", "\"r4\"", "\"r5\""),
        check: "try::demo/exact/more_in_python",
        says: &[
            "listings/demo/exact/tries/more_in_python.txt: it is not what comes out now",
            "r5 answers",
        ],
    },
    Case {
        name: "try/does-not-compile",
        change: |fixture| change(fixture, "four_devices.rs", "{device}", "{devise}"),
        check: "try::demo/exact/four_devices",
        says: &[
            "listings/demo/exact/tries/four_devices.rs: it does not compile; say so with `fails",
            "cannot find value `devise`",
        ],
    },
    Case {
        name: "try/ends-otherwise",
        change: |fixture| {
            said(
                fixture,
                "four_devices]\n",
                "four_devices]\nends = \"exit 3\"\n",
            );
        },
        check: "try::demo/exact/four_devices",
        says: &[
            "listings/demo/exact/tries/four_devices.rs: it should have ended with `exit 3`, but it \
             ended with exit code 0",
        ],
    },
    Case {
        name: "try/compiles-now",
        change: |fixture| change(fixture, "misspelt.rs", "{devise} answers", "{device} hears"),
        check: "try::demo/exact/misspelt",
        says: &[
            "listings/demo/exact/tries/misspelt.rs: it compiles, and its metadata say that it fails \
             with E0425",
        ],
    },
    Case {
        name: "try/fails-otherwise",
        change: |fixture| said(fixture, "\"E0425\"", "\"E0433\""),
        check: "try::demo/exact/misspelt",
        says: &["it must fail with E0433, as its metadata say, but it fails with E0425"],
    },
    Case {
        name: "try/message",
        change: |fixture| {
            change(
                fixture,
                "misspelt.txt",
                "cannot find value",
                "finds no value",
            )
        },
        check: "try::demo/exact/misspelt",
        says: &[
            "listings/demo/exact/tries/misspelt.txt: it is not what comes out now",
            "finds no value",
        ],
    },
    Case {
        name: "try/test-passes",
        change: |fixture| change(fixture, "gives_up.rs", "device, \"r2\"", "device, \"r9\""),
        check: "try::demo/exact/gives_up",
        says: &[
            "listings/demo/exact/tries/gives_up.rs: the test `tests::it_ends` passes with the \
             change; mend the test so that it holds the claim, or name another test",
        ],
    },
    Case {
        name: "try/no-such-test",
        change: |fixture| said(fixture, "it_ends\"\n\n", "it_end\"\n\n"),
        check: "try::demo/exact/gives_up",
        says: &["the listing has no test `tests::it_end`; did you mean `tests::it_ends`?"],
    },
    Case {
        name: "try/test-says-something-else",
        change: |fixture| {
            change(
                fixture,
                "gives_up.test.txt",
                "right: \"r2\"",
                "right: \"r3\"",
            )
        },
        check: "try::demo/exact/gives_up",
        says: &[
            "listings/demo/exact/tries/gives_up.test.txt: it is not what comes out now",
            "right: \"r3\"",
        ],
    },
    Case {
        name: "try/test-fails-and-has-to-hang",
        change: |fixture| {
            let test = "test = \"tests::it_ends\"\n";
            let to = format!("{test}test-ends = \"never\"\n\n");
            said(fixture, &format!("{test}\n"), &to);
        },
        check: "try::demo/exact/gives_up",
        says: &[
            "its test `tests::it_ends` has to hang, but it ended with exit code 101; it printed",
        ],
    },
    Case {
        name: "try/tests-do-not-compile",
        change: |fixture| change(fixture, "gives_up.rs", "assert_ne!", "assert_no!"),
        check: "try::demo/exact/gives_up",
        says: &[
            "tries/gives_up.rs: the listing's tests do not compile with it; try something smaller",
            "cannot find macro `assert_no`",
        ],
    },
    Case {
        name: "try/nothing-to-see",
        change: |fixture| {
            change(fixture, "four_devices.rs", ", \"r4\"]", "].iter()");
            change(fixture, "four_devices.txt", "r4 answers after 30 ms\n", "");
        },
        check: "try::demo/exact/four_devices",
        says: &[
            "listings/demo/exact/tries/four_devices.rs: it prints the same as without the change, \
             and ends in the same way; try what can be seen, or name as `test` a test that then \
             fails",
        ],
    },
    Case {
        name: "try/nothing-to-see-but-times",
        change: |fixture| {
            let output = fixture.read("listings/demo/timed/output.txt");
            fixture.write("listings/demo/timed/tries/in_turn.txt", &output);
            fixture.reseal("demo/timed", "tries/in_turn.txt");
        },
        check: "try::demo/timed/in_turn",
        says: &[
            "tries/in_turn.rs: what it prints is the same but for times and numbers of threads",
            "the bars from `asked` to `answered` overlap in the record, and they come in turn now",
        ],
    },
    Case {
        name: "try/no-change",
        change: |fixture| {
            let main = fixture.read("listings/demo/exact/src/main.rs");
            fixture.write("listings/demo/exact/tries/four_devices.rs", &main);
        },
        check: "try::demo/exact/four_devices",
        says: &["tries/four_devices.rs: it is the same program as src/main.rs; change one thing"],
    },
    Case {
        name: "try/too-much-of-a-change",
        change: |fixture| {
            let lines = "    println!();\n".repeat(7);
            let to = format!("fn main() {{\n{lines}");
            change(fixture, "four_devices.rs", "fn main() {\n", &to);
        },
        check: "page::demo/directives.md",
        says: &[
            "src/demo/directives.md:41: listings/demo/exact/tries/four_devices.rs: it differs from \
             src/main.rs in 9 lines, taken out and put in; 8 are the most",
        ],
    },
    Case {
        name: "try/unknown",
        change: |fixture| fixture.edit(DIRECTIVES, "exact/four_devices", "exact/for_devices"),
        check: "page::demo/directives.md",
        says: &[
            "src/demo/directives.md:41: `demo/exact` has no try `for_devices`; did you mean \
             `four_devices`?",
        ],
    },
    Case {
        name: "try/in-the-middle-of-an-item",
        change: |fixture| {
            let item = "- {{#try demo/exact/misspelt}} Misspell";
            fixture.edit(
                DIRECTIVES,
                item,
                "- Now {{#try demo/exact/misspelt}} misspell",
            );
        },
        check: "page::demo/directives.md",
        says: &[
            "src/demo/directives.md:43: put `try demo/exact/misspelt` at the head of an item under \
             “Try it”",
        ],
    },
    Case {
        name: "try/not-recorded",
        change: |fixture| fixture.remove("listings/demo/exact/tries/gives_up.test.txt"),
        check: "page::demo/directives.md",
        says: &[
            "src/demo/directives.md:44: listings/demo/exact/tries/gives_up.test.txt: it is missing; \
             run `cargo book record demo/exact`",
        ],
    },
    Case {
        name: "try/without-a-table",
        change: |fixture| fixture.write("listings/demo/exact/tries/new.rs", "fn main() {}\n"),
        check: "listing::demo/exact",
        says: &[
            "listings/demo/exact/Cargo.toml: tries/new.rs is tried nowhere; add \
             [package.metadata.listing.tries.new], or delete the file",
        ],
    },
    Case {
        name: "try/without-a-file",
        change: |fixture| fixture.remove("listings/demo/exact/tries/misspelt.rs"),
        check: "listing::demo/exact",
        says: &[
            "listings/demo/exact/Cargo.toml: [package.metadata.listing.tries.misspelt]: \
             tries/misspelt.rs is missing; write it, or tries/misspelt.py, or take out the table",
        ],
    },
    Case {
        name: "try/leftover-record",
        change: |fixture| fixture.write("listings/demo/exact/tries/misspelt.test.txt", "test\n"),
        check: "listing::demo/exact",
        says: &["nothing checks the file tries/misspelt.test.txt beside it; delete it"],
    },
    Case {
        name: "try/malformed-metadata",
        change: |fixture| fixture.edit(MANIFEST, "fails = \"E0425\"", "error = \"E0425\""),
        check: "listing::demo/exact",
        says: &["listings/demo/exact/Cargo.toml:30: it is malformed: unknown field `error`"],
    },
    Case {
        name: "try/fails-and-is-tested",
        change: |fixture| {
            let to = "fails = \"E0425\"\ntest = \"tests::it_ends\"";
            fixture.edit(MANIFEST, "fails = \"E0425\"", to);
        },
        check: "listing::demo/exact",
        says: &[
            "[package.metadata.listing.tries.misspelt]: what does not compile neither runs nor is \
             tested; let `fails` stand alone",
        ],
    },
    Case {
        name: "try/test-of-python",
        change: |fixture| {
            let to = "more_in_python]\ntest = \"tests::it_ends\"";
            fixture.edit(MANIFEST, "more_in_python]", to);
        },
        check: "listing::demo/exact",
        says: &["tries.more_in_python]: `fails` and `test` are of Rust, and this is a counterpart"],
    },
    Case {
        name: "try/how-no-test-ends",
        change: |fixture| {
            let to = "four_devices]\ntest-ends = \"never\"";
            fixture.edit(MANIFEST, "four_devices]", to);
        },
        check: "listing::demo/exact",
        says: &["tries.four_devices]: `test-ends` and `message` say how a test fails, and none is"],
    },
    Case {
        name: "try/output-of-what-does-not-run",
        change: |fixture| {
            let from = "tries.waits]\n";
            fixture.edit(MANIFEST, from, &format!("{from}output = \"any-order\"\n"));
        },
        check: "listing::demo/exact",
        says: &[
            "tries.waits]: beside `test`, the program runs only where `ends` says how it ends; add \
             `ends`, or take out `output` and `order`",
        ],
    },
];

/// Changes a file of the tries and seals it, so that only running can tell.
fn change(fixture: &Fixture, file: &str, from: &str, to: &str) {
    let file = format!("tries/{file}");
    fixture.edit(&format!("listings/demo/exact/{file}"), from, to);
    fixture.reseal("demo/exact", &file);
}

/// Changes what the metadata say, and seals them.
fn said(fixture: &Fixture, from: &str, to: &str) {
    fixture.edit(MANIFEST, from, to);
    fixture.reseal("demo/exact", "Cargo.toml");
}
