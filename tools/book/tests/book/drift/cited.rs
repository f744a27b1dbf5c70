//! Marks that a page shows and does not cite, and citations of none.

use crate::base::fixture::Fixture;
use crate::drift::Case;

const KINDS: &str = "src/demo/kinds.md";
const CHECK: &str = "page::demo/kinds.md";

pub const CASES: &[Case] = &[
    Case {
        name: "cited/nowhere",
        change: mark,
        check: CHECK,
        says: &[
            "listings/demo/exact/src/main.rs:4: src/demo/kinds.md shows the mark [1], and does not \
             cite it; write {{#mark 1}} into its text below, or take the mark out",
        ],
    },
    Case {
        name: "cited/above",
        change: |fixture| {
            mark(fixture);
            fixture.edit(KINDS, "in its own way.", "in its own way {{#mark 1}}.");
        },
        check: CHECK,
        says: &[
            "src/demo/kinds.md:3: no program above has a mark; end the line that is meant with `// [1]`",
        ],
    },
    Case {
        name: "cited/another",
        change: |fixture| {
            mark(fixture);
            fixture.edit(
                KINDS,
                "prints 3 lines",
                "prints {{#mark 1}} 3 lines {{#mark 2}}",
            );
        },
        check: CHECK,
        says: &[
            "src/demo/kinds.md:21: `demo/exact`, the last program above with marks, has [1] and not \
             [2]; end the line",
        ],
    },
];

/// Marks a line of a listing.
pub fn mark(fixture: &Fixture) {
    let [plain, marked] = ["30 ms\");\n", "30 ms\"); // [1]\n"];
    fixture.edit("listings/demo/exact/src/main.rs", plain, marked);
}
