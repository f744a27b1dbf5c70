//! What changed from one listing to the next, where comparing them says nothing.

use crate::base::fixture::Fixture;
use crate::drift::Case;

const KINDS: &str = "src/demo/kinds.md";
const CHECK: &str = "page::demo/kinds.md";

pub const CASES: &[Case] = &[
    Case {
        name: "compared/form",
        change: |fixture| compare(fixture, "demo/timed"),
        check: CHECK,
        says: &[
            "src/demo/kinds.md:11: `demo/timed` is not part/slug part/slug, the form that `diff` takes",
        ],
    },
    Case {
        name: "compared/no-such-listing-before",
        change: |fixture| compare(fixture, "demo/time demo/exits"),
        check: CHECK,
        says: &["src/demo/kinds.md:11: unknown listing `demo/time`; did you mean `demo/timed`"],
    },
    Case {
        name: "compared/no-such-listing",
        change: |fixture| compare(fixture, "demo/timed demo/exit"),
        check: CHECK,
        says: &["src/demo/kinds.md:11: unknown listing `demo/exit`; did you mean `demo/exits`"],
    },
    Case {
        name: "compared/shown-below",
        change: |fixture| compare(fixture, "demo/panics demo/exits"),
        check: CHECK,
        says: &[
            "src/demo/kinds.md:11: the page does not show `demo/panics` above, so nobody knows what \
             changed since; show it there",
        ],
    },
    Case {
        name: "compared/nothing-changed",
        change: |fixture| {
            let same = fixture.read("listings/demo/timed/src/main.rs");
            // Neither an anchor nor the line endings are seen on the page.
            let same =
                same.replace("fn main", "// ANCHOR: main\nfn main") + "// ANCHOR_END: main\n";
            fixture.write(
                "listings/demo/exits/src/main.rs",
                &same.replace('\n', "\r\n"),
            );
            compare(fixture, "demo/timed demo/exits");
        },
        check: CHECK,
        says: &[
            "src/demo/kinds.md:11: nothing changed from `demo/timed` to `demo/exits`; show \
             `demo/exits` with `listing` or `run`",
        ],
    },
    Case {
        name: "compared/too-much-changed",
        change: |fixture| compare(fixture, "demo/timed demo/exits"),
        check: CHECK,
        says: &[
            "src/demo/kinds.md:11: too much changed from `demo/timed` to `demo/exits`: 0 % of the \
             lines are in both, and 50 % are the least",
        ],
    },
    Case {
        name: "compared/no-such-anchor-before",
        change: |fixture| {
            let source = fixture.read("listings/demo/exits/src/main.rs");
            let source = source.replace("fn main", "// ANCHOR: main\nfn main");
            let source = source.replace("}\n", "}\n// ANCHOR_END: main\n");
            fixture.write("listings/demo/exits/src/main.rs", &source);
            compare(fixture, "demo/timed demo/exits:main");
        },
        check: CHECK,
        says: &["src/demo/kinds.md:11: listings/demo/timed/src/main.rs: no anchor `main`"],
    },
];

/// Puts `diff` with these arguments into the place of a listing.
fn compare(fixture: &Fixture, arguments: &str) {
    let diff = format!("{{{{#diff {arguments}}}}}");
    fixture.edit(KINDS, "{{#listing demo/exits}}", &diff);
}
