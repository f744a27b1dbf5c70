//! The folders of listings, their manifests and their shape.

use crate::base::fixture::Fixture;
use crate::drift::Case;

const EXACT: &str = "listings/demo/exact/src/main.rs";

pub const CASES: &[Case] = &[
    Case {
        name: "workspace/package-name",
        change: |fixture| fixture.edit("listings/demo/exits/Cargo.toml", "demo-exits", "demo-exit"),
        check: "listing::demo/exits",
        says: &[
            "listings/demo/exits/Cargo.toml: the package is called `demo-exit`, but its folder asks \
             for `demo-exits`",
        ],
    },
    Case {
        name: "workspace/malformed-metadata",
        change: |fixture| fixture.edit("listings/demo/exits/Cargo.toml", "exit 3", "exit three"),
        check: "listing::demo/exits",
        says: &["listings/demo/exits/Cargo.toml:15: it is malformed: unknown end `exit three`"],
    },
    Case {
        name: "workspace/refusal-without-a-code",
        change: |fixture| fixture.write("listings/demo/exits/fails/new.rs", "fn main() { x }\n"),
        check: "listing::demo/exits",
        says: &["fails/new.rs is not in [package.metadata.listing.fails]"],
    },
    Case {
        name: "workspace/number-in-a-claim",
        change: |fixture| {
            let manifest = "listings/demo/exits/Cargo.toml";
            fixture.edit(
                manifest,
                "a code of its own.",
                "a code of its own after 77 ms.",
            );
        },
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:11: the claim of listings/demo/exits: `77` is typed"],
    },
    Case {
        name: "workspace/leftover-message",
        change: |fixture| fixture.write("listings/demo/exact/fails/old.stderr", "error\n"),
        check: "listing::demo/exact",
        says: &["nothing checks the file fails/old.stderr"],
    },
    Case {
        name: "workspace/wide-line",
        change: |fixture| {
            let line = format!("fn main() {{\n    // {}", "x".repeat(66));
            fixture.edit(EXACT, "fn main() {", &line);
        },
        check: "shape::demo/exact",
        says: &["listings/demo/exact/src/main.rs:2: 73 columns"],
    },
    Case {
        name: "workspace/long-listing",
        change: |fixture| {
            let line = format!("fn main() {{\n{}", "    // line\n".repeat(31));
            let tried = "listings/demo/exact/tries/four_devices.rs";
            for file in [EXACT, tried] {
                fixture.edit(file, "fn main() {\n", &line);
            }
        },
        check: "shape::demo/kinds.md",
        says: &["src/demo/kinds.md:5: listing demo/exact shows 36 lines"],
    },
    Case {
        name: "workspace/neighbours-features",
        change: neighbours,
        check: "alone::demo/extras",
        says: &[
            "demo-exits: it does not compile without its neighbours",
            "more",
        ],
    },
    Case {
        // What passed is known by the manifests.
        name: "workspace/neighbours-features-later",
        change: |fixture| {
            neighbours(fixture);
            let manifest = "listings/demo/exits/Cargo.toml";
            let (alone, asked) = ("/extras\" }", "/extras\", features = [\"more\"] }");
            fixture.edit(manifest, alone, asked);
            for _ in 0..2 {
                let said = fixture.check("alone::");
                said.worked(&["1 passed"]).expect("it names the feature");
            }
            fixture.edit(manifest, asked, alone);
        },
        check: "alone::demo/extras",
        says: &["demo-exits: it does not compile without its neighbours"],
    },
];

/// Gives one listing a feature of a crate, and lets another use it without
/// asking for it.
fn neighbours(fixture: &Fixture) {
    fixture.write(
        "extras/Cargo.toml",
        "[package]\nname = \"extras\"\nedition = \"2024\"\n\n[features]\nmore = []\n",
    );
    fixture.write(
        "extras/src/lib.rs",
        "#[cfg(feature = \"more\")]\npub fn more() {}\n",
    );
    fixture.edit("Cargo.toml", "members = [", "members = [\"extras\", ");
    let manifest = |listing: &str, dependency: &str| {
        let file = format!("listings/demo/{listing}/Cargo.toml");
        fixture.edit(
            &file,
            "[lints]",
            &format!("[dependencies]\nextras = {dependency}\n\n[lints]"),
        );
    };
    manifest(
        "exact",
        "{ path = \"../../../extras\", features = [\"more\"] }",
    );
    manifest("exits", "{ path = \"../../../extras\" }");
    fixture.edit(
        "listings/demo/exits/src/main.rs",
        "fn main() -> ExitCode {",
        "fn main() -> ExitCode {\n    extras::more();",
    );
}
