//! Breaks a copy of the fixture in every way that a page can fail its readers,
//! and sees the checks of this module say where and what to do. A browser takes
//! long to start, so that faults that do not meet are made at once.

use std::iter;

use book::programs::environment;
use book::programs::run::{QUICK, Until, output};
use libtest_mimic::{Failed, Trial};

use crate::base::fixture::{Fixture, Said, trial};
use crate::base::suite::skip;
use crate::browser::programs::Programs;
use crate::drift;
use crate::pages::site::stock_mdbook;

/// Changes, which checks are run, and what they have to say.
struct Case {
    name: &'static str,
    change: fn(&Fixture),
    /// A part of the names of the checks.
    check: &'static str,
    /// Parts of the names of those that are left out of them.
    skip: &'static [&'static str],
    /// How many of them fail.
    failed: usize,
    says: &'static [&'static str],
}

pub fn trials() -> Vec<Trial> {
    let trials = CASES.iter().map(|case| {
        let name = format!("drift::browser/{}", case.name);
        match Programs::find().and(stock_mdbook()) {
            Ok(_) => trial(name, move || run(case)),
            Err(reason) => Trial::ignorable_test(name, move || skip(reason)),
        }
    });
    let name = "drift::browser/remembered";
    let remembered = match Programs::find().and(stock_mdbook()) {
        Ok(_) if cfg!(unix) => trial(name, remembered),
        Ok(_) => Trial::ignorable_test(name, || skip("it needs a Unix shell".to_owned())),
        Err(reason) => Trial::ignorable_test(name, move || skip(reason)),
    };
    trials.chain([remembered]).collect()
}

/// What has passed is not looked at again, unless the driver is another one.
fn remembered() -> Result<(), Failed> {
    const CHECK: &str = "browser::index";
    let fixture = Fixture::copy();
    fixture.check(CHECK).worked(&["1 passed"])?;
    let version = &Programs::find()?.version;
    let version = version.lines().last().unwrap_or_default();
    // Each says a version, and drives nothing.
    let driver = |name: &str, version: &str| -> Result<Said, Failed> {
        let path = fixture.path(name);
        let mut shell = environment::tool("sh");
        // Not by this process: a child of another thread could hold it open.
        let write = "printf '#!/bin/sh\\n[ $1 = --version ] && echo \"%s\"\\n' \"$1\" >\"$0\"; chmod +x \"$0\"";
        shell.arg("-c").arg(write).arg(&path).arg(version);
        output(shell, QUICK, Until::Exit, None).map_err(|error| format!("{error:#}"))?;
        Ok(fixture.check_with(CHECK, |command| {
            command.env("CHROMEDRIVER", &path);
        }))
    };
    driver("same", version)?.worked(&["1 passed"])?;
    driver("other", &format!("{version}.1"))?.failed(&["it never said \"started successfully"])
}

fn run(case: &Case) -> Result<(), Failed> {
    let fixture = Fixture::copy();
    (case.change)(&fixture);
    let said = fixture.check_with(case.check, |command| {
        let skipped = case.skip.iter().flat_map(|name| ["--skip", name]);
        command.args(skipped);
    });
    let count = format!("; {} failed; 0 ignored", case.failed);
    let says = case.says.iter().copied();
    said.failed(&Vec::from_iter(says.chain(iter::once(count.as_str()))))
}

const KINDS: &str = "src/demo/kinds.md";
const DIRECTIVES: &str = "src/demo/directives.md";
const FINDER: &str = "theme/search.js";
const SHOWER: &str = "theme/book.js";
const TERMS: &str = "tools/book/tests/search.toml";
const SCRIPT: &str = "theme/figures.js";
const TERMS_SHOWN: &str = "theme/definitions.js";
const STYLE: &str = "theme/book.css";
const FIGURES: &str = "theme/figures.css";

/// Gives the fixture a glossary, and a link to its term.
fn with_a_term(fixture: &Fixture) {
    let summary = "src/SUMMARY.md";
    append(fixture, summary, "- [Glossary](appendices/glossary.md)");
    let entry = "# Glossary\n\n## Task\n\nWhat runs. See [Kinds](../demo/kinds.md).";
    fixture.write("src/appendices/glossary.md", entry);
    let link = "\nA [task](../appendices/glossary.md#task) is asked.";
    append(fixture, KINDS, link);
}

fn append(fixture: &Fixture, file: &str, text: &str) {
    fixture.write(file, &format!("{}\n{text}\n", fixture.read(file)));
}

const CASES: &[Case] = &[
    Case {
        name: "to-the-eye",
        change: |fixture| {
            let code = format!("```text\n{}\n```", "wide ".repeat(60));
            append(fixture, KINDS, &code);
            drift::mark(fixture);
            fixture.edit(DIRECTIVES, "The fence above", "The fence above {{#mark 1}}");
            fixture.edit(KINDS, "prints 3 lines", "prints {{#mark 1}} 3 lines");
            append(
                fixture,
                STYLE,
                ".marks .mark { position: relative; top: 3rem; }",
            );
            append(
                fixture,
                KINDS,
                "\n<div id=\"wide\" style=\"width: 1400px\">a wide box</div>\n\
                 <p id=\"faint\" style=\"background: #ccc; color: #bbb\">faint</p>\n\
                 <figure id=\"silent\"><svg width=\"9\" height=\"9\"></svg></figure>",
            );
            let name = "a_long_name_of_python.".repeat(3);
            append(
                fixture,
                KINDS,
                &format!("\n| A | B |\n|-|-|\n| `{name}` | B |"),
            );
            append(fixture, STYLE, "td:first-child { max-width: none; }");
        },
        check: "browser::demo/kinds.md",
        skip: &[],
        failed: 1,
        says: &[
            "src/demo/kinds.md: at 390 px, at 768 px: #wide: it ends at 14",
            "px wide and scrolls sideways; let it wrap, shrink or scroll by itself",
            ": at 1280 px: #content > pre",
            "the block scrolls sideways (its ",
            "break the line “wide wide",
            ": at 390 px, at 768 px, at 1280 px: #faint: axe-core: Elements must meet minimum color contrast ratio thresholds",
            "#listing-demo-exact-mark-1: its number does not stand beside “println!(",
            "#silent: the figure has no caption; state its conclusion in a <figcaption>",
            "#silent > svg: the picture has no text alternative",
            "the cell stays while the rest of its table goes by, and takes ",
        ],
    },
    Case {
        name: "to-a-click",
        change: |fixture| {
            append(
                fixture,
                DIRECTIVES,
                "\n<p id=\"late\"></p>\n<p id=\"veiled\" hidden>Veiled.</p>\n\
                 <img src=\"https://example.invalid/seen.png\" alt=\"nothing\">\n\
                 <script src=\"late.js\"></script>\n\
                 <script>\n\
                 document.getElementById(\"late\").textContent = \"Said late.\";\n\
                 document.getElementById(\"veiled\").hidden = false;\n\
                 console.error(\"something is lost\");\n\
                 </script>",
            );
            append(
                fixture,
                STYLE,
                ".beside .variant > pre { align-self: start; }",
            );
        },
        check: "browser::demo/directives.md",
        skip: &[],
        failed: 1,
        says: &[
            "its text waits for the script late.js; load that with `defer`",
            "the console says: ",
            "something is lost",
            "it asks example.invalid for https://example.invalid/seen.png",
            "its text is another one with scripts; put all of it into the HTML",
            "side by side at 1500 px: #listing-demo-exact-loop: the boxes of its programs end at ",
            "#veiled: it is hidden without scripts; let only a script hide it",
            "is not seen without scripts",
        ],
    },
    Case {
        name: "buttons",
        change: |fixture| {
            append(
                fixture,
                SCRIPT,
                "addEventListener(\"click\", ({ target }) => {\n\
                 if (!target.matches(\"button.copy, button.run\")) return;\n\
                 target.closest(\".variant\").querySelector(\"code\").append(\"// more\\n\");\n\
                 }, true);",
            );
            let lower = ".beside .listing > .variant + .variant { position: relative; top: 9px; }";
            append(fixture, STYLE, lower);
        },
        check: "browser::demo/kinds.md",
        skip: &[],
        failed: 1,
        says: &[
            "side by side at 1500 px: #listing-demo-exact: line 1 of its programs is at ",
            "(line 5): the copy button copies another program than is compiled; line ",
            "is `}// more`, and `}` is compiled",
            "(line 5): the Run button sends another program than is compiled; line ",
        ],
    },
    Case {
        name: "keyboard",
        change: |fixture| {
            append(
                fixture,
                SCRIPT,
                "addEventListener(\"keydown\", (event) => {\n\
                 if ([\"ArrowRight\", \"Escape\"].includes(event.key)) event.stopImmediatePropagation();\n\
                 }, true);\n\
                 addEventListener(\"click\", (event) => {\n\
                 if (event.target.matches(\"summary, a[href='#content']\")) event.preventDefault();\n\
                 }, true);\n\
                 addEventListener(\"change\", (event) => event.stopImmediatePropagation(), true);",
            );
        },
        check: "browser::keyboard",
        skip: &[],
        failed: 5,
        says: &[
            "ArrowRight on a tab does not choose the next one",
            "the contents should be closed, and their button says aria-expanded=\"true\"",
            "Enter does not open a part of the contents",
            "the letter n in the list of themes does not choose Navy",
            "after the link to the text, Tab does not go on in the text",
        ],
    },
    Case {
        name: "side-by-side",
        change: |fixture| {
            let rows = "grid-template: 4rem / repeat(2";
            fixture.edit(FIGURES, rows, "grid-template: auto / repeat(2");
            let stored = "remember(BESIDE, html.classList.toggle(\"beside\") ? \"on\" : null)";
            let unguarded =
                "localStorage.setItem(BESIDE, html.classList.toggle(\"beside\") ? \"on\" : \"\")";
            fixture.edit(SCRIPT, stored, unguarded);
            fixture.edit(SCRIPT, "list.hidden = beside;", "button.hidden = beside;");
        },
        check: "browser::beside",
        skip: &[],
        failed: 3,
        says: &[
            "the focus is not on its button, in view and with aria-pressed",
            ": it moves from ",
            "px while a page loads that stands side by side; keep its room free in",
            "“Side by side” does nothing where the browser stores nothing",
        ],
    },
    Case {
        name: "meanings",
        change: |fixture| {
            with_a_term(fixture);
            append(
                fixture,
                TERMS_SHOWN,
                "addEventListener(\"keydown\", (event) => event.stopImmediatePropagation(), true);",
            );
            let moved = "box.addEventListener(\"pointerenter\"";
            fixture.edit(TERMS_SHOWN, moved, "box.addEventListener(\"pointerdown\"");
            fixture.edit(TERMS_SHOWN, "event.preventDefault();\n        show", "show");
        },
        check: "browser::meanings",
        skip: &[],
        failed: 3,
        says: &[
            "the definition goes where the pointer moves from the term into it",
            "Escape does not take away what the focus has brought",
            "nothing comes where a finger touches a term",
        ],
    },
    Case {
        name: "meanings-lost",
        change: |fixture| {
            with_a_term(fixture);
            fixture.edit(TERMS_SHOWN, "paragraph(...words(says))", "paragraph(\"…\")");
            let link = "\n<p><a href=\"../appendices/glossary.html#poll\">ask</a></p>";
            append(fixture, KINDS, link);
        },
        check: "browser::",
        skip: &[
            "browser::demo/directives",
            "browser::keyboard",
            "browser::finder",
            "browser::beside",
            "browser::search",
            "browser::no-highlighter",
            "browser::index",
            "browser::appendices",
            "browser::404",
            "browser::print",
            "browser::weight",
        ],
        failed: 4,
        says: &[
            "src/demo/kinds.md: #content > p",
            ": the page does not say what the term “poll” means",
            "where the pointer rests on a term: “Task…” is not what the glossary says",
            "where a term has the focus: “Task…” is not what the glossary says",
            "where a finger has touched a term: “Task…Touch the term again",
        ],
    },
    Case {
        name: "search",
        change: |fixture| {
            append(
                fixture,
                SCRIPT,
                "addEventListener(\"keydown\", (event) => {\n\
                 const next = document.querySelector(\".pages a[rel=next]\");\n\
                 if (event.key === \"ArrowRight\" && event.target.closest(\"#search\")) next.click();\n\
                 if (event.key === \"Escape\") setTimeout(() => scrollTo(0, 0));\n\
                 if (event.key === \"s\" && !event.target.closest(\"input\")) {\n\
                 document.getElementById(\"search\").hidden = false;\n\
                 document.getElementById(\"search-input\").focus();\n\
                 event.preventDefault();\n\
                 }\n\
                 }, true);",
            );
        },
        check: "browser::finder",
        skip: &[],
        failed: 3,
        says: &[
            "the key s opens the search though #search-shortcuts was turned off",
            "px before the search opened, and to 0 px after Escape; scroll back",
            "ArrowRight on a result of the search turns the page",
        ],
    },
    Case {
        name: "highlighter",
        change: |fixture| {
            let text = fixture.read(SCRIPT);
            fixture.write(
                SCRIPT,
                &format!("if (!window.hljs) throw new Error(\"no colours\");\n{text}"),
            );
        },
        check: "browser::no-highlighter",
        skip: &[],
        failed: 1,
        says: &["of `[role=tab]`, and without it 0; let theme/figures.js go on"],
    },
    Case {
        name: "picture-of-a-page",
        change: |fixture| {
            append(
                fixture,
                "theme/head.hbs",
                "<meta property=\"og:image\" content=\"{{ path_to_root }}preview.png\">",
            );
        },
        check: "browser::404",
        skip: &[],
        failed: 1,
        says: &["404.html: og:image is `preview.png`, and other sites need the whole address"],
    },
    Case {
        name: "search-cut-at-spaces",
        change: |fixture| {
            let cut = "const names = words(text[field])";
            fixture.edit(FINDER, cut, "const names = text[field].split(/[\\s-]+/)");
            fixture.edit(
                FINDER,
                "for (const piece of pieces)",
                "for (const piece of [])",
            );
            fixture.edit(
                SHOWER,
                "status.textContent = outcome",
                "status.innerHTML = outcome",
            );
        },
        check: "browser::search",
        skip: &[],
        failed: 1,
        says: &[
            "tools/book/tests/search.toml:3: `into_par_iter()` has to find src/demo/directives.md",
            "; say the word in a heading of that page, or mend theme/search.js",
            "src/demo/directives.md:11: `.collect()` stands here, and a search for it does not find this page; mend theme/search.js",
            "theme/book.js: after a search for `<qzx>qzxqzx</qzx>`, the results hold <qzx>",
            "; put what is typed into the page as text",
        ],
    },
    Case {
        name: "search-says-nothing",
        change: |fixture| {
            append(fixture, TERMS, "\"asyncio.gather\" = \"index\"");
            fixture.edit(FINDER, "(\"a an and any are", "(\"an and any are");
            fixture.edit(FINDER, "that the their", "that their");
            fixture.edit(SHOWER, "“${cut(query)}”", "“${query}”");
            let wraps = "min-height: 2.4rem;\n  overflow-wrap: anywhere";
            fixture.edit(STYLE, wraps, "min-height: 2.4rem");
            fixture.edit(SHOWER, "for signs alone", "at all");
        },
        check: "browser::search",
        skip: &[],
        failed: 1,
        says: &[
            "tools/book/tests/search.toml:14: `asyncio.gather` has to find src/index.md, and what is said is “Nothing is found",
            "theme/search.js: `the` finds ",
            "; say: “the” is too common to search for",
            "theme/book.js: nothing is found for `?`, and what is said is “Nothing is found at all",
            "theme/book.js: 10000 letters are repeated as a whole in what is said of them; cut what is quoted",
            "theme/book.css: html: the page is ",
        ],
    },
    Case {
        name: "weight-and-paper",
        change: |fixture| {
            append(
                fixture,
                KINDS,
                "\n<details id=\"more\"><summary>More</summary><p>Folded.</p></details>",
            );
            append(
                fixture,
                STYLE,
                &format!("/* {} */", "heavy ".repeat(100_000)),
            );
            append(
                fixture,
                STYLE,
                "@media print {\n\
                 figure.listing [role=tablist] { display: flex !important; }\n\
                 #content figure.listing .variant[hidden] { display: none !important; }\n\
                 main details::details-content { content-visibility: hidden !important; }\n\
                 .output { min-height: 600px; break-inside: auto !important; }\n\
                 #try-it { break-after: column !important; }\n\
                 .foot { break-before: column !important; }\n\
                 }",
            );
        },
        check: "browser::",
        skip: &[
            "browser::demo",
            "browser::keyboard",
            "browser::finder",
            "browser::search",
            "browser::no-highlighter",
            "browser::index",
            "browser::404",
        ],
        failed: 2,
        says: &[
            " bytes or more, and with mdBook's own theme ",
            " bytes or more, and at the most they may 160000; make what every page loads",
            "make what every page loads from theme/ smaller",
            "print.html on paper: ",
            "tabs cannot be chosen on paper; hide them there",
            "it is not printed; show every variant on paper",
            "#try-demo-exact-four_devices > p.part: it cannot be folded out on paper; show it there",
            "div.output:nth-of-type(1): it fits on one sheet of paper and breaks; avoid it under",
            "#try-it: it is the last on a sheet of paper; avoid a break after it under",
            "it is the first on a sheet of paper; avoid a break before it under",
        ],
    },
];
