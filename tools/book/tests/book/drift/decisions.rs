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
        name: "decisions/number-by-hand",
        change: |fixture| {
            fixture.edit(
                CHOICE,
                "{naps/time/Rust/nap/10}",
                "9.7 ms, not {naps/time/Rust/nap/10}",
            )
        },
        check: "book::captions",
        says: &["src/demo/choice.toml:", ": `9.7` is typed"],
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
            "src/demo/choice.toml:8: question `wait`: answer “yes”: unknown listing `demo/tmied`; did \
             you mean `demo/timed`",
        ],
    },
    Case {
        name: "decisions/unknown-page",
        change: |fixture| fixture.edit(CHOICE, "\"demo/directives.md\"", "\"demo/directive.md\""),
        check: "page::demo/directives.md",
        says: &[
            "src/demo/choice.toml:28: question `many`: answer “few”: unknown page `demo/directive.md`; \
             did you mean `demo/directives.md`",
        ],
    },
    Case {
        name: "decisions/page-without-the-listing",
        change: |fixture| {
            fixture.edit(
                CHOICE,
                "listing = \"demo/exact\"",
                "listing = \"demo/exits\"",
            )
        },
        check: "page::demo/directives.md",
        says: &[
            "src/demo/choice.toml:28: question `many`: answer “few”: src/demo/directives.md does not \
             show the listing `demo/exits`; name a page and a listing on it",
        ],
    },
    Case {
        name: "decisions/unknown-value",
        change: |fixture| fixture.edit(CHOICE, "nap/10}", "nap/20}"),
        check: "page::demo/directives.md",
        says: &[
            "src/demo/choice.toml:39: question `many`: answer “many”: `naps` has no value \
             `time/Rust/nap/20`; did you mean `time/Rust/nap/10`",
        ],
    },
    Case {
        name: "decisions/nothing-changes-it",
        change: |fixture| {
            fixture.edit(
                CHOICE,
                "unless = \"With a few of them, `for` is simpler.\"",
                "",
            );
        },
        check: "page::demo/directives.md",
        says: &[
            "src/demo/choice.toml:",
            "it is malformed: missing field `unless`",
        ],
    },
    Case {
        name: "decisions/nothing-said-of-it",
        change: |fixture| fixture.edit(CHOICE, "With many of them, take a nap each.", " "),
        check: "page::demo/directives.md",
        says: &[
            "question `many`: answer “few”: `unless` is empty; say what would change the answer",
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
        name: "decisions/code-of-another-way",
        change: |fixture| fixture.edit(CHOICE, "by `spawn`", "by `par_iter`"),
        check: "page::demo/directives.md",
        says: &[
            "question `many`: answer “many”: `rust` names `par_iter`, and \
             listings/demo/any-order/src/main.rs does not",
        ],
    },
    Case {
        name: "decisions/no-code",
        change: |fixture| fixture.edit(CHOICE, "\"`print`\"", "\"a pool\""),
        check: "page::demo/directives.md",
        says: &[
            "question `many`: answer “many”: `python` names no code; put a name that \
             listings/demo/exact/counterpart.py uses between backticks: a pool",
        ],
    },
    Case {
        name: "decisions/no-counterpart",
        change: |fixture| {
            let text = fixture.read(CHOICE);
            let (before, after) = text.rsplit_once("counterpart = \"demo/exact\"\n").unwrap();
            fixture.write(CHOICE, &format!("{before}{after}"));
        },
        check: "page::demo/directives.md",
        says: &[
            "answer “many”: `demo/any-order` has no counterpart; name as `counterpart` a listing",
        ],
    },
    Case {
        name: "decisions/value-of-another-way",
        change: |fixture| {
            fixture.edit(
                CHOICE,
                "a nap each, by `spawn`",
                "a thread each, by `spawn`",
            )
        },
        check: "page::demo/directives.md",
        says: &[
            "answer “many”: no value in `because` is of the way `a thread each, by `spawn``, which \
             names no case of that measurement; the cases are: nap",
        ],
    },
    Case {
        name: "decisions/value-of-another-language",
        change: |fixture| {
            fixture.edit(
                CHOICE,
                "Ten naps take {naps/time/Rust/nap/10}",
                "Ten naps take {naps/time/Python 3.14/nap/10}",
            )
        },
        check: "page::demo/directives.md",
        says: &[
            "answer “many”: {naps/time/Python 3.14/nap/10} is of Python 3.14, and the words before it say nothing of Python",
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
            "src/demo/choice.toml:24: question `many`: it needs two answers at least, and has 1; add one",
        ],
    },
    Case {
        name: "decisions/asks-nothing",
        change: |fixture| fixture.edit(CHOICE, "How many are there?", ""),
        check: "page::demo/directives.md",
        says: &["src/demo/choice.toml:24: question `many`: `asks` is empty; say what it asks"],
    },
    Case {
        name: "decisions/one-name-twice",
        change: |fixture| fixture.edit(CHOICE, "name = \"many\"", "name = \"wait\""),
        check: "page::demo/directives.md",
        says: &[
            "src/demo/choice.toml:24: question `wait`: another question has this name; give it one \
             of its own",
        ],
    },
    Case {
        name: "decisions/answers-nothing",
        change: |fixture| fixture.edit(CHOICE, "says = \"few\"", "says = \" \""),
        check: "page::demo/directives.md",
        says: &["src/demo/choice.toml:28: question `many`: answer “ ”: `says` is empty; say"],
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
