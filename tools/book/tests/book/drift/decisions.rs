//! The charts of decisions.

use crate::drift::Case;

const DIRECTIVES: &str = "src/demo/directives.md";
const CHOICE: &str = "src/demo/choice.toml";

pub const CASES: &[Case] = &[
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
];
