//! What was measured, and how a page shows it.

use crate::base::fixture::Fixture;
use crate::drift::Case;

const SAMPLES: &str = "measurements/naps/samples.json";
const DIRECTIVES: &str = "src/demo/directives.md";

pub const CASES: &[Case] = &[
    Case {
        name: "measured/sample-by-hand",
        change: |fixture| fixture.edit(SAMPLES, "\"rustc\": \"rustc 1", "\"rustc\": \"rustc 2"),
        check: "measured::naps",
        says: &[
            "measurements/naps/samples.json: it is not as it was measured (its digest is that of other samples); run `cargo book measure naps`",
        ],
    },
    Case {
        name: "measured/case-renamed",
        change: |fixture| fixture.edit("measurements/naps/src/main.rs", "nap @ 10", "nap @ 20"),
        check: "measured::naps",
        says: &[
            "measurements/naps: by Rust, these cases",
            "nap @ 10, nap @ 20",
        ],
    },
    Case {
        name: "measured/case-renamed-in-python",
        change: |fixture| fixture.edit("measurements/naps/measure.py", "nap @ 10", "nap @ 20"),
        check: "measured::naps",
        says: &["measurements/naps: by Python 3.14, these cases"],
    },
    Case {
        name: "measured/on-no-page",
        change: show_no_nap,
        check: "measured::naps",
        says: &["measurements/naps: it is on no page; show it with {{#table naps/"],
    },
    Case {
        name: "measured/nothing-was",
        change: |fixture| fixture.remove(SAMPLES),
        check: "page::demo/directives.md",
        says: &[
            "samples.json: it cannot be read (",
            "; run `cargo book measure naps`",
        ],
    },
    Case {
        name: "measured/unknown-measurement",
        change: |fixture| fixture.edit(DIRECTIVES, "table naps/", "table nap/"),
        check: "page::demo/directives.md",
        says: &["src/demo/directives.md:31: unknown measurement `nap`; did you mean `naps`?"],
    },
    Case {
        name: "measured/unknown-quantity",
        change: |fixture| fixture.edit(DIRECTIVES, "table naps/time", "table naps/tmie"),
        check: "page::demo/directives.md",
        says: &["`naps` measures no `tmie`; did you mean `time`?"],
    },
    Case {
        name: "measured/by-nobody",
        change: |fixture| fixture.edit(DIRECTIVES, "table naps/time", "table naps/time by Ruts"),
        check: "page::demo/directives.md",
        says: &["`naps` was not measured by `Ruts`; did you mean `Rust`?"],
    },
    Case {
        name: "measured/unknown-value",
        change: |fixture| fixture.edit(DIRECTIVES, "nap/1}}", "nap/2}}"),
        check: "page::demo/directives.md",
        says: &["`naps` has no value `time/Rust/nap/2`; did you mean `time/Rust/nap/1`"],
    },
    Case {
        name: "measured/figure-without-words",
        change: |fixture| fixture.edit(DIRECTIVES, "figure naps/time", "figure naps/share"),
        check: "page::demo/directives.md",
        says: &[
            "measurements/naps/Cargo.toml: it has no `share` under [package.metadata.measurement",
        ],
    },
    Case {
        name: "measured/number-in-what-is-measured",
        change: |fixture| {
            fixture.edit(
                "measurements/naps/Cargo.toml",
                "a nap of one millisecond",
                "a nap of 77 ms",
            )
        },
        check: "book::captions",
        says: &["measurements/naps/Cargo.toml:10: `77` is typed"],
    },
    Case {
        name: "measured/number-in-a-finding",
        change: |fixture| {
            fixture.edit(
                "measurements/naps/Cargo.toml",
                "{time/Rust/nap/10 per time/Rust/nap/1} times",
                "9.7 times",
            )
        },
        check: "book::captions",
        says: &["measurements/naps/Cargo.toml:19: `9.7` is typed"],
    },
    Case {
        name: "measured/machine-of-nothing",
        change: |fixture| {
            show_no_nap(fixture);
            fixture.remove(SAMPLES);
        },
        check: "page::demo/directives.md",
        says: &[
            "src/demo/directives.md:32: measurements/naps/samples.json: it cannot be read (",
            "; run `cargo book measure naps`",
        ],
    },
    Case {
        name: "measured/machine-of-a-quantity",
        change: |fixture| fixture.edit(DIRECTIVES, "machine naps", "machine naps/time"),
        check: "page::demo/directives.md",
        says: &["src/demo/directives.md:35: unknown measurement `naps/time`; there are: naps"],
    },
];

/// Takes every value of the fixture's measurement off its page.
fn show_no_nap(fixture: &Fixture) {
    let page = fixture.read(DIRECTIVES);
    let without = page.lines().filter(|line| !line.contains("naps/"));
    let without: Vec<&str> = without.collect();
    fixture.write(DIRECTIVES, &without.join("\n"));
}
