//! What stands on a page: fences, directives, links, words and numbers.

use crate::base::fixture::Fixture;
use crate::drift::Case;

const KINDS: &str = "src/demo/kinds.md";
const DIRECTIVES: &str = "src/demo/directives.md";
/// The check of links.
const SITE: &str = "site::links";

pub const CASES: &[Case] = &[
    Case {
        name: "fence/does-not-compile",
        change: |fixture| add_fence(fixture, "```rust\nlet a: u32 = \"1\";\n```"),
        check: "blocks::demo/directives.md",
        says: &[
            "src/demo/directives.md:23: the block does not compile",
            "mismatched types",
        ],
    },
    Case {
        name: "fence/panics",
        change: |fixture| add_fence(fixture, "```rust\npanic!(\"no device answers\");\n```"),
        check: "blocks::demo/directives.md",
        says: &[
            "src/demo/directives.md:23: the block does not compile and run",
            "no device answers",
        ],
    },
    Case {
        // `gen` became a keyword in edition 2024.
        name: "fence/compiles-in-edition-2021-only",
        change: |fixture| add_fence(fixture, "```rust\nlet gen = 1;\nassert_eq!(gen, 1);\n```"),
        check: "blocks::demo/directives.md",
        says: &[
            "src/demo/directives.md:23: the block does not compile",
            "keyword `gen`",
        ],
    },
    Case {
        name: "fence/hangs",
        change: |fixture| add_fence(fixture, "```rust\nstd::thread::park();\nloop {}\n```"),
        check: "blocks::demo/directives.md",
        says: &[
            "src/demo/directives.md: its blocks were stopped",
            "::started src/demo/directives.md:23",
        ],
    },
    Case {
        name: "fence/not-checked",
        change: |fixture| add_fence(fixture, "```rust,ignore\nlet a;\n```"),
        check: "page::demo/directives.md",
        says: &["src/demo/directives.md:23: a fence marked `rust,ignore`"],
    },
    Case {
        name: "fence/output-by-hand",
        change: |fixture| add_fence(fixture, "```text\nr1 answers\n```"),
        check: "page::demo/directives.md",
        says: &[
            "src/demo/directives.md:23: a fence marked `text`",
            "come from listings",
        ],
    },
    Case {
        name: "fence/too-long",
        change: |fixture| {
            add_fence(
                fixture,
                &format!("```rust\n{}```", "let _ = 1;\n".repeat(9)),
            )
        },
        check: "page::demo/directives.md",
        says: &[
            "src/demo/directives.md:23: a fence of 9 lines",
            "has to be a listing",
        ],
    },
    Case {
        name: "fence/command",
        change: |fixture| add_fence(fixture, "```sh\ncargo run -p demo-exakt\n```"),
        check: "page::demo/directives.md",
        says: &[
            "src/demo/directives.md:23:",
            "there is no package `demo-exakt`",
        ],
    },
    Case {
        name: "fence/output-below-a-command",
        change: |fixture| add_fence(fixture, "```sh\ncargo run -p demo-exact\nr1 answers\n```"),
        check: "page::demo/directives.md",
        says: &["src/demo/directives.md:23: `r1 answers`: only `cargo run -p …`"],
    },
    Case {
        name: "fence/in-a-list",
        change: |fixture| add_fence(fixture, "- item\n\n  ```rust\n  let _ = 1;\n  ```"),
        check: "page::demo/directives.md",
        says: &["src/demo/directives.md:25: put the fence at the start of a line"],
    },
    Case {
        name: "directive/misspelt",
        change: |fixture| {
            fixture.edit(KINDS, "{{#listing demo/exits}}", "{{ #listing demo/exits}}")
        },
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:11: `{{` that is no directive"],
    },
    Case {
        name: "directive/unknown",
        change: |fixture| fixture.edit(KINDS, "{{#listing demo/exits}}", "{{#lisitng demo/exits}}"),
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:11: unknown directive `lisitng`; did you mean `listing`"],
    },
    Case {
        name: "directive/listing",
        change: |fixture| fixture.edit(KINDS, "demo/exits", "demo/exit"),
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:11: unknown listing `demo/exit`; did you mean `demo/exits`"],
    },
    Case {
        name: "directive/anchor-without-an-end",
        change: |fixture| {
            let text = fixture.read("listings/demo/exact/src/main.rs");
            let text = text.replace("// ANCHOR_END: loop", "");
            fixture.write("listings/demo/exact/src/main.rs", &text);
        },
        check: "page::demo/directives.md",
        says: &[
            "src/demo/directives.md:5: listings/demo/exact/src/main.rs:2: anchor `loop` has no \
             ANCHOR_END; write `// ANCHOR_END: loop` below its last line",
        ],
    },
    Case {
        name: "directive/anchor",
        change: |fixture| fixture.edit(DIRECTIVES, "exact:loop", "exact:lop"),
        check: "page::demo/directives.md",
        says: &[
            "src/demo/directives.md:5: listings/demo/exact/src/main.rs: no anchor `lop`; did you \
             mean `loop`?",
        ],
    },
    Case {
        name: "directive/refusal",
        change: |fixture| fixture.edit(DIRECTIVES, "exact/without_move", "exact/without_mov"),
        check: "page::demo/directives.md",
        says: &["src/demo/directives.md:7:", "did you mean `without_move`?"],
    },
    Case {
        name: "directive/timeline-of-a-listing-without",
        change: |fixture| fixture.edit(DIRECTIVES, "timeline demo/timed", "timeline demo/exact"),
        check: "page::demo/directives.md",
        says: &[
            "src/demo/directives.md:9:",
            "has no [package.metadata.listing.timeline]",
        ],
    },
    Case {
        name: "directive/counterpart-of-a-listing-without",
        change: |fixture| {
            fixture.edit(
                DIRECTIVES,
                "counterpart demo/exact",
                "counterpart demo/timed",
            )
        },
        check: "page::demo/directives.md",
        says: &[
            "src/demo/directives.md:27: `demo/timed` has no [package.metadata.listing.counterpart]",
        ],
    },
    Case {
        name: "directive/run-of-a-whole-listing",
        change: |fixture| fixture.edit(DIRECTIVES, "run demo/exact:loop", "run demo/exact"),
        check: "page::demo/directives.md",
        says: &["src/demo/directives.md:5: `run` shows an excerpt and its output"],
    },
    Case {
        name: "directive/run-without-the-counterpart's-anchor",
        change: |fixture| {
            fixture.edit(
                "listings/demo/exact/counterpart.py",
                "# ANCHOR: loop",
                "# ANCHOR: lop",
            )
        },
        check: "page::demo/directives.md",
        says: &[
            "src/demo/directives.md:5: listings/demo/exact/counterpart.py: no anchor `loop`; did \
             you mean `lop`?",
        ],
    },
    Case {
        name: "directive/in-a-list",
        change: |fixture| {
            fixture.edit(
                KINDS,
                "{{#listing demo/exits}}",
                "- {{#listing demo/exits}}",
            )
        },
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:11: put `listing demo/exits` on a line of its own"],
    },
    Case {
        name: "link/page",
        change: |fixture| fixture.edit("src/index.md", "demo/kinds.md", "demo/kind.md"),
        check: SITE,
        says: &["src/index.md:3: the link `demo/kind.html#what-holds` leads to no page"],
    },
    Case {
        name: "link/fragment",
        change: |fixture| fixture.edit("src/index.md", "#what-holds", "#what-hold"),
        check: SITE,
        says: &[
            "src/index.md:3:",
            "leads to no heading of demo/kinds.html; did you mean `what-holds`",
        ],
    },
    Case {
        name: "link/moved-to-nowhere",
        change: |fixture| moved(fixture, "what-was", "kinds.html#what-hold"),
        check: SITE,
        says: &["the link `kinds.html#what-hold` leads to no heading of demo/kinds.html"],
    },
    Case {
        name: "link/moved-and-still-there",
        change: |fixture| moved(fixture, "what-holds", "directives.html"),
        check: SITE,
        says: &[
            "`/demo/kinds.html#what-holds` is led on, and stands there still; take \
             the line out",
        ],
    },
    Case {
        name: "export/picture-in-a-file",
        change: |fixture| {
            fixture.write("src/demo/plot.svg", "<svg/>");
            fixture.edit(
                KINDS,
                "## What holds",
                "![A plot](plot.svg)\n\n## What holds",
            );
        },
        check: "site::export",
        says: &["src/demo/kinds.md: it shows the file demo/plot.svg, which one file cannot hold"],
    },
    Case {
        name: "search/texts-that-nobody-takes",
        change: |fixture| {
            let scripts = "\"theme/search.js\", \"target/site/texts.js\"";
            fixture.edit("book.toml", scripts, "\"theme/search.js\"");
        },
        check: "site::texts",
        says: &[
            "target/site/texts.js: the site has 0 of them; it takes one; name it among `additional-js`",
        ],
    },
    Case {
        name: "search/heading-in-html",
        change: |fixture| {
            let heading = "<h2 id=\"raw\">Raw</h2>\n\n## What holds";
            fixture.edit(KINDS, "## What holds", heading);
        },
        check: "site::texts",
        says: &["demo/kinds.html: the search has no section `Raw` with the id `raw`; mend tools/"],
    },
    Case {
        name: "epub/what-html-no-longer-has",
        change: |fixture| {
            fixture.edit(
                KINDS,
                "## What holds",
                "<center>Old</center>\n\n## What holds",
            );
        },
        check: "site::epubcheck",
        says: &[
            "the EPUB: epubcheck: ERROR(RSC-005): book/page-1-1.xhtml(",
            "element \"center\" not allowed",
        ],
    },
    Case {
        name: "link/next",
        change: |fixture| fixture.edit(KINDS, "Next: [Directives](directives.md).", "The end."),
        check: "page::demo/kinds.md",
        says: &["the last line has to be “Next: [its title](directives.md).”"],
    },
    Case {
        name: "page/listing-on-no-page",
        change: |fixture| fixture.edit(KINDS, "{{#listing demo/exits}}", ""),
        check: "book::shown",
        says: &["listings/demo/exits: it is on no page; show it with {{#listing demo/exits}}"],
    },
    Case {
        name: "page/refusal-on-no-page",
        change: |fixture| fixture.edit(DIRECTIVES, "{{#fails demo/exact/without_move}}", ""),
        check: "book::shown",
        says: &[
            "listings/demo/exact/fails/without_move.rs: it is on no page; show it with {{#fails demo/exact/without_move}}",
        ],
    },
    Case {
        name: "page/not-in-the-summary",
        change: |fixture| fixture.write("src/demo/lost.md", "# Lost\n"),
        check: "book::summary",
        says: &["src/demo/lost.md: it is not in src/SUMMARY.md"],
    },
    Case {
        name: "page/in-the-summary-only",
        change: |fixture| fixture.remove(DIRECTIVES),
        check: "book::summary",
        says: &["directives.md"],
    },
    Case {
        name: "page/number-by-hand",
        change: |fixture| fixture.edit(KINDS, "prints 3 lines", "prints 7 lines"),
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:21: `7` is typed"],
    },
    Case {
        name: "page/html-by-hand",
        change: |fixture| fixture.edit(KINDS, "Each listing", "<svg></svg>\n\nEach listing"),
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:3: raw HTML, an image or indented code"],
    },
    Case {
        name: "page/comment-before-html",
        change: |fixture| {
            fixture.edit(
                KINDS,
                "Each listing",
                "<!-- x --> <b>r1</b>\n\nEach listing",
            )
        },
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:3: raw HTML"],
    },
    Case {
        name: "page/image",
        change: |fixture| fixture.edit(KINDS, "Each listing", "![A run](run.png)\n\nEach listing"),
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:3: raw HTML, an image or indented code"],
    },
    Case {
        name: "page/indented-code",
        change: |fixture| fixture.edit(KINDS, "Each listing", "    r1 answers\n\nEach listing"),
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:3: raw HTML, an image or indented code"],
    },
    Case {
        name: "page/link-without-a-target",
        change: |fixture| fixture.edit(KINDS, "Each listing", "Each [listing][none]"),
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:3: a bracket in the text; is it a link"],
    },
    Case {
        name: "page/number-in-a-link-to-a-page",
        change: |fixture| {
            fixture.edit(
                KINDS,
                "Each listing",
                "[After 77 ms](directives.md) each listing",
            )
        },
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:3: `77` is typed"],
    },
    Case {
        name: "page/part-of-a-pinned-version",
        change: |fixture| fixture.edit(KINDS, "prints 3 lines", "prints 5 lines"),
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:21: `5` is typed"],
    },
    Case {
        name: "page/chapter-that-is-not-checked",
        change: |fixture| {
            fixture.write("src/extra.markdown", "# Extra\n");
            fixture.edit(
                "src/SUMMARY.md",
                "- [Kinds]",
                "- [Extra](extra.markdown)\n- [Kinds]",
            );
        },
        check: "book::summary",
        says: &["src/SUMMARY.md: it names extra.markdown, which is not checked"],
    },
    Case {
        name: "page/word-that-the-style-leaves-out",
        change: |fixture| fixture.edit(KINDS, "Each listing", "Each powerful listing"),
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:3: “powerful”; the style leaves it out"],
    },
    Case {
        name: "page/announcement",
        change: |fixture| {
            fixture.edit(
                KINDS,
                "Each listing",
                "The program below runs. Each listing",
            )
        },
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:3: “program below”; the style leaves it out"],
    },
    Case {
        name: "page/no-end",
        change: |fixture| {
            let end = "## Try it\n\n- {{#try demo/exact/four_devices}} Ask";
            fixture.edit(KINDS, end, "## Try\n\nAsk");
        },
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md: it has no section “Try it” at its end"],
    },
    Case {
        name: "page/untried",
        change: |fixture| {
            let tried = "{{#try demo/exact/four_devices}} Ask 4";
            fixture.edit(KINDS, tried, "Ask 4");
        },
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:25: nobody has tried this item under “Try it”; make its change"],
    },
    Case {
        name: "page/untried-among-others",
        change: |fixture| {
            let tried = "- {{#try demo/exact/waits}} Wait";
            fixture.edit(
                "src/demo/directives.md",
                tried,
                "- Sleep first.\n- {{#try demo/exact/waits}} Wait",
            );
        },
        check: "page::demo/directives.md",
        says: &[": nobody has tried this item under “Try it”"],
    },
    Case {
        name: "page/nothing-to-try",
        change: |fixture| {
            let item = "- {{#try demo/exact/four_devices}} Ask 4 devices.";
            fixture.edit(KINDS, item, "Ask 4 devices.");
        },
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:23: there is no item under “Try it”, so nothing was checked"],
    },
    Case {
        name: "readme/command",
        change: |fixture| {
            fixture.edit(
                "README.md",
                "cargo test -p demo-exact",
                "cargo test -p demo",
            )
        },
        check: "book::readme",
        says: &["README.md:4: `cargo test -p demo`: there is no package `demo`"],
    },
    Case {
        name: "readme/link",
        change: |fixture| fixture.edit("README.md", "(src/index.md)", "(src/start.md)"),
        check: "book::readme",
        says: &["README.md:7: the link `src/start.md` leads to no file"],
    },
];

fn add_fence(fixture: &Fixture, fence: &str) {
    fixture.edit(
        DIRECTIVES,
        "## What holds",
        &format!("{fence}\n\n## What holds"),
    );
}

/// Leads an old address of the first page on to `to`.
fn moved(fixture: &Fixture, id: &str, to: &str) {
    let line = format!("[output.html.redirect]\n\"/demo/kinds.html#{id}\" = \"{to}\"\n");
    fixture.write("book.toml", &(fixture.read("book.toml") + "\n" + &line));
}
