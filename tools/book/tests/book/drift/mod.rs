//! Breaks a copy of the fixture in every way that a book can drift from what
//! it shows, one at a time, and sees the right check say where and what to do.

use libtest_mimic::{Failed, Trial};

use crate::base::fixture::{Fixture, trial};
use crate::base::suite::skip;
use crate::browser;
use crate::pages::site::{self, stock_mdbook};

/// A change, the check that has to fail, and what it has to say.
struct Case {
    name: &'static str,
    change: fn(&Fixture),
    check: &'static str,
    says: &'static [&'static str],
}

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![trial("drift::none", none)];
    for case in CASES {
        let name = format!("drift::{}", case.name);
        trials.push(if case.check.starts_with(site::KIND) {
            with_mdbook(name, move || run(case))
        } else {
            trial(name, move || run(case))
        });
    }
    trials
}

/// How many checks of the fixture need stock mdBook, how many a browser, too,
/// and how many neither.
const SITES: usize = 3;
const BROWSERS: usize = 10;
const OTHERS: usize = 36;

/// Without a change, every check runs and passes.
fn none() -> Result<(), Failed> {
    let site = if stock_mdbook().is_ok() { SITES } else { 0 };
    let browser = if site > 0 && browser::missing().is_none() {
        BROWSERS
    } else {
        0
    };
    let passed = OTHERS + site + browser;
    let ignored = OTHERS + SITES + BROWSERS - passed;
    Fixture::copy().check("").worked(&[
        &format!("{passed} passed; 0 failed; {ignored} ignored"),
        "test tests::demo/exact ",
        "test output::demo/never ",
        "test python::demo/exact ",
        "test fails::demo/exact/without_move ",
        "test blocks::demo/directives.md ",
        "test site::links ",
    ])
}

fn run(case: &Case) -> Result<(), Failed> {
    let fixture = Fixture::copy();
    (case.change)(&fixture);
    let said = fixture.check_with(case.check, |command| {
        command.arg("--exact");
    });
    said.failed(case.says)?;
    said.failed(&["1 failed; 0 ignored"])
}

/// The check of links, which needs stock mdBook as all of [`site::KIND`] do.
const SITE: &str = "site::links";

/// A test in which a check of the site runs.
fn with_mdbook(name: String, test: impl FnOnce() -> Result<(), Failed> + Send + 'static) -> Trial {
    match stock_mdbook() {
        Ok(_) => trial(name, test),
        Err(reason) => Trial::ignorable_test(name, move || skip(reason)),
    }
}

const EXACT: &str = "listings/demo/exact/src/main.rs";
const TESTS: &str = "listings/demo/exact/src/tests.rs";
const EXACT_OUTPUT: &str = "listings/demo/exact/output.txt";
const TIMED: &str = "listings/demo/timed/src/main.rs";
const TIMED_OUTPUT: &str = "listings/demo/timed/output.txt";
const MESSAGE: &str = "listings/demo/exact/fails/without_move.stderr";
const REFUSED: &str = "listings/demo/exact/fails/without_move.rs";
const KINDS: &str = "src/demo/kinds.md";
const SAMPLES: &str = "measurements/naps/samples.json";
const DIRECTIVES: &str = "src/demo/directives.md";
const CHOICE: &str = "src/demo/choice.toml";

/// Changes an output and seals it, so that only running can tell.
fn output(fixture: &Fixture, from: &str, to: &str) {
    fixture.edit(EXACT_OUTPUT, from, to);
    fixture.reseal("demo/exact", "output.txt");
}

fn message(fixture: &Fixture, from: &str, to: &str) {
    fixture.write(MESSAGE, &fixture.read(MESSAGE).replacen(from, to, 1));
    fixture.reseal("demo/exact", "fails/without_move.stderr");
}

fn add_fence(fixture: &Fixture, fence: &str) {
    fixture.edit(
        DIRECTIVES,
        "## What holds",
        &format!("{fence}\n\n## What holds"),
    );
}

const CASES: &[Case] = &[
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
            "the listings do not build",
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
            "src/demo/kinds.md:5 (listing demo/exact): the block does not compile",
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
        says: &["a page shows the file demo/plot.svg, which one file cannot hold"],
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
        check: "book::model::summary",
        says: &["src/demo/lost.md: it is not in src/SUMMARY.md"],
    },
    Case {
        name: "page/in-the-summary-only",
        change: |fixture| fixture.remove(DIRECTIVES),
        check: "book::model::summary",
        says: &["directives.md"],
    },
    Case {
        name: "page/number-by-hand",
        change: |fixture| fixture.edit(KINDS, "prints 3 lines", "prints 7 lines"),
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:19: `7` is typed"],
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
        says: &["src/demo/kinds.md:19: `5` is typed"],
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
        check: "book::model::summary",
        says: &["src/SUMMARY.md: it names extra.markdown, which is not checked"],
    },
    Case {
        name: "page/word-that-the-style-leaves-out",
        change: |fixture| fixture.edit(KINDS, "Each listing", "Each powerful listing"),
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md:3: “powerful”; the style leaves it out"],
    },
    Case {
        name: "page/no-end",
        change: |fixture| fixture.edit(KINDS, "## Try it", "## Try"),
        check: "page::demo/kinds.md",
        says: &["src/demo/kinds.md: it has no section “Try it” at its end"],
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
        says: &["README.md:3: `cargo test -p demo`: there is no package `demo`"],
    },
    Case {
        name: "readme/link",
        change: |fixture| fixture.edit("README.md", "(src/index.md)", "(src/start.md)"),
        check: "book::readme",
        says: &["README.md:7: the link `src/start.md` leads to no file"],
    },
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
            fixture.edit(EXACT, "fn main() {\n", &line);
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
    Case {
        name: "decisions/unknown-chart",
        change: |fixture| fixture.edit(DIRECTIVES, "demo/choice", "demo/chioce"),
        check: "page::demo/directives.md",
        says: &[
            "src/demo/directives.md:37: unknown chart `demo/chioce`; did you mean `demo/choice`?",
        ],
    },
    Case {
        name: "decisions/malformed",
        change: |fixture| {
            fixture.edit(
                CHOICE,
                "asks = \"Does it wait?\"",
                "ask = \"Does it wait?\"",
            )
        },
        check: "page::demo/directives.md",
        says: &[
            "src/demo/directives.md:37: src/demo/choice.toml:5: it is malformed: unknown field `ask`",
        ],
    },
    Case {
        name: "decisions/unknown-listing",
        change: |fixture| fixture.edit(CHOICE, "\"demo/timed\"", "\"demo/tmied\""),
        check: "page::demo/directives.md",
        says: &[
            "src/demo/choice.toml: question `wait`: answer “yes”: unknown listing `demo/tmied`; did \
             you mean `demo/timed`",
        ],
    },
    Case {
        name: "decisions/unknown-page",
        change: |fixture| fixture.edit(CHOICE, "\"demo/directives.md\"", "\"demo/directive.md\""),
        check: "page::demo/directives.md",
        says: &[
            "src/demo/choice.toml: question `many`: answer “few”: unknown page `demo/directive.md`; \
             did you mean `demo/directives.md`",
        ],
    },
    Case {
        name: "decisions/page-without-the-listing",
        change: |fixture| fixture.edit(CHOICE, "\"demo/exact\"", "\"demo/exits\""),
        check: "page::demo/directives.md",
        says: &[
            "src/demo/choice.toml: question `many`: answer “few”: src/demo/directives.md does not \
             show the listing `demo/exits`; name a page and a listing on it",
        ],
    },
    Case {
        name: "decisions/unknown-value",
        change: |fixture| fixture.edit(CHOICE, "nap/10}", "nap/20}"),
        check: "page::demo/directives.md",
        says: &[
            "src/demo/choice.toml: question `many`: answer “many”: `naps` has no value \
             `time/Rust/nap/20`; did you mean `time/Rust/nap/10`",
        ],
    },
    Case {
        name: "decisions/no-value",
        change: |fixture| fixture.edit(CHOICE, "{naps/time/Rust/nap/10}", "ten"),
        check: "page::demo/directives.md",
        says: &[
            "question `many`: answer “many”: `because` has no value; put one in braces, as in {",
        ],
    },
    Case {
        name: "decisions/one-answer",
        change: |fixture| {
            let text = fixture.read(CHOICE);
            let (before, _) = text.rsplit_once("[[question.answer]]").unwrap();
            fixture.write(CHOICE, before);
        },
        check: "page::demo/directives.md",
        says: &[
            "src/demo/choice.toml: question `many`: it needs two answers at least, and has 1; add one",
        ],
    },
    Case {
        name: "decisions/unknown-question",
        change: |fixture| fixture.edit(CHOICE, "next = \"many\"", "next = \"mayn\""),
        check: "page::demo/directives.md",
        says: &[
            "question `wait`: answer “no”: unknown question `mayn`; did you mean `many`",
            "question `many`: no answer leads to it; name it as `next` in one, or delete it",
        ],
    },
    Case {
        name: "decisions/round",
        change: |fixture| fixture.edit(CHOICE, "next = \"many\"", "next = \"wait\""),
        check: "page::demo/directives.md",
        says: &[
            "question `wait`: answer “no”: it leads to `wait`, to which another answer leads, too",
        ],
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
        name: "timeline/half-a-bar",
        change: |fixture| {
            let text = fixture.read(TIMED_OUTPUT).replace("r1  asked", "r1  slept");
            fixture.write(TIMED_OUTPUT, &text);
        },
        check: "page::demo/directives.md",
        says: &[
            "src/demo/directives.md:9: listings/demo/timed/output.txt: line",
            "`r1` has `answered` without `asked`",
        ],
    },
];

/// Takes every value of the fixture's measurement off its page.
fn show_no_nap(fixture: &Fixture) {
    let page = fixture.read(DIRECTIVES);
    let without = page.lines().filter(|line| !line.contains("naps/"));
    let without: Vec<&str> = without.collect();
    fixture.write(DIRECTIVES, &without.join("\n"));
}

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
