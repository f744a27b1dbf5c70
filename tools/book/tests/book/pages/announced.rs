//! What a page says of a program just before it shows it, that it runs, does
//! not compile, panics or never ends, against what the program does.

use std::sync::{Arc, LazyLock};

use book::base::markdown::Directive;
use book::base::problem::Problem;
use book::model::book::Book;
use book::model::contract::Ends;
use book::model::metadata::Runs;
use book::pages::directive::{Kind, shown_listing};
use libtest_mimic::{Failed, Trial};
use regex::Regex;

use crate::base::passages::{Passage, passages};
use crate::base::sample::Case;
use crate::base::suite::{Page, Suite, all};
use crate::drift::real::Changed;

/// What a program does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does {
    Refused,
    Ends(Ends),
}

/// What a sentence says that it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Runs,
    Compiles,
    Returns,
    Refused,
    Panics,
    Exits(Option<i32>),
    Hangs,
}

/// A sentence that is about the program below it begins in one of these ways.
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) ^(?:
            (?:The|This|That|Here\ the|Here\ this)\ (?:\w+\ )?
                (?:(?:program|block|listing|version|file|code|example|one)\b|`[^`]+`)
            | (?:It|This|Here\ it|Here\ this)\b
        )(?:\ (?:below|above|here)\b)?",
    )
    .expect("the pattern is valid")
});

/// What it then does, at the beginning of a clause.
static PREDICATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) (?:^|,|\band\b|\bbut\b|\bso\b|\buntil\b)
        (?:\ (?:and|but|so|it|this|also|too|still|again|always))*
        \ (
            (?:does|do|will)\ not\ compile | compiles | runs | panics
            | never\ (?:ends|returns) | hangs | waits\ for\ ever
            | (?:exits|ends)\ with\ (?:an\ |the\ )?(?:exit\ )?(?:code|status)(?:\ (?P<code>\d+))?
            | ends
        )\b",
    )
    .expect("the pattern is valid")
});

/// The last sentence before a program may come to it in a later clause.
static LATER_SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r", (?:and|so|but) (?:the program|this program|this|it)\b")
        .expect("the pattern is valid")
});

/// That sentence says of a program that the compiler refuses it, whatever it
/// begins with.
static REFUSED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\bdo(?:es)? not compile\b").expect("the pattern is valid"));

/// What happens only then is not said of the program as it stands there.
static CONDITION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b(?:if|unless|when|where|while)\b").expect("it is valid"));

static SENTENCE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[^.:?!]*(?:[.:?!]\S[^.:?!]*)*").expect("the pattern is valid"));

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let whole = Arc::clone(suite);
    let mut trials = vec![Trial::test("book::announced", move || {
        let of_page = |page| problems(page, |directive| does(&whole.book, directive));
        all(whole.pages.iter().flat_map(of_page).collect())
    })];
    for case in CASES {
        let name = format!("drift::announced/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// What the check says of the changed page.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let page = changed.page().ok_or("this check reads pages")?;
    let book = &changed.suite.book;
    Ok(problems(&page, |directive| does(book, directive)))
}

/// What the program does that a directive shows, where it shows one.
fn does(book: &Book, directive: &Directive) -> Option<Does> {
    let listing = book.listing(shown_listing(directive)?).ok()?;
    match Kind::of(directive).ok()? {
        Kind::Fails => Some(Does::Refused),
        Kind::Counterpart => {
            let counterpart = listing.metadata.counterpart.as_ref()?;
            let contract = listing.counterpart_contract(counterpart);
            Some(Does::Ends(contract.ends))
        }
        // The badge of the others speaks of tests.
        _ => (listing.metadata.runs == Runs::Program).then_some(Does::Ends(listing.metadata.ends)),
    }
}

/// Where the page says before a program that it does something else.
fn problems(page: &Page, does: impl Fn(&Directive) -> Option<Does>) -> Vec<Problem> {
    let passages = passages(&page.text);
    let mut problems = Vec::new();
    for pair in passages.windows(2) {
        let [Passage::Text(before), shown] = pair else {
            continue;
        };
        let (does, name) = match shown {
            Passage::Directive(directive) => match does(directive) {
                Some(does) => (does, format!("{} {}", directive.name, directive.argument)),
                None => continue,
            },
            Passage::Fence(info) if info.first().is_some_and(|word| word == "rust") => {
                (Does::Ends(Ends::Success), "the fence".to_owned())
            }
            _ => continue,
        };
        let sentences: Vec<&str> = sentences(&before.text).collect();
        for (index, sentence) in sentences.iter().enumerate() {
            let said = said(sentence, index + 1 == sentences.len());
            if contradicts(&said, does) {
                problems.push(
                    Problem::at(
                        format!("src/{}", page.path),
                        before.line,
                        format!(
                            "“{sentence}” stands before `{name}`, of which the badge says that \
                             it {}",
                            words(does)
                        ),
                    )
                    .cure("say what it does, or show another program"),
                );
            }
        }
    }
    problems
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    SENTENCE
        .find_iter(text)
        .map(|sentence| sentence.as_str().trim())
        .filter(|sentence| !sentence.is_empty())
}

/// What a sentence says of the program below it; `last` is the one that stands
/// next to it.
fn said(sentence: &str, last: bool) -> Vec<Said> {
    let subject = SUBJECT.find(sentence);
    let subject = subject.or_else(|| LATER_SUBJECT.find(sentence).filter(|_| last));
    let Some(subject) = subject else {
        let refused = last && REFUSED.is_match(sentence);
        return Vec::from_iter(refused.then_some(Said::Refused));
    };
    let rest = &sentence[subject.end()..];
    let end = CONDITION.find(rest).map_or(rest.len(), |word| word.start());
    let predicates = PREDICATE.captures_iter(&rest[..end]);
    let said = predicates.map(|captures| match &captures[1] {
        "runs" => Said::Runs,
        "compiles" => Said::Compiles,
        "panics" => Said::Panics,
        "ends" => Said::Returns,
        words if words.contains("not compile") => Said::Refused,
        words if words.contains("code") || words.contains("status") => {
            let code = captures.name("code");
            Said::Exits(code.and_then(|code| code.as_str().parse().ok()))
        }
        _ => Said::Hangs,
    });
    said.collect()
}

/// Whether a program that does this cannot be the one that is spoken of.
fn contradicts(said: &[Said], does: Does) -> bool {
    let ends = match does {
        Does::Refused => return said.iter().any(|said| *said != Said::Refused),
        Does::Ends(ends) => ends,
    };
    let right = |said: &Said| match said {
        Said::Runs | Said::Compiles => true,
        Said::Returns => ends != Ends::Never,
        Said::Refused => false,
        Said::Panics => ends == Ends::Panic,
        Said::Hangs => ends == Ends::Never,
        Said::Exits(code) => {
            matches!(ends, Ends::Exit(own) if code.is_none_or(|code| code == own))
        }
    };
    // “It runs” leaves nothing out only where the program just ends.
    let half = said.contains(&Said::Runs)
        && ends != Ends::Success
        && !said
            .iter()
            .any(|said| matches!(said, Said::Panics | Said::Hangs | Said::Exits(_)));
    half || !said.iter().all(right)
}

/// What its badge says.
fn words(does: Does) -> String {
    match does {
        Does::Refused => "does not compile".to_owned(),
        Does::Ends(Ends::Success) => "runs".to_owned(),
        Does::Ends(Ends::Panic) => "panics".to_owned(),
        Does::Ends(Ends::Never) => "never ends".to_owned(),
        Does::Ends(Ends::Exit(code)) => format!("ends with exit code {code}"),
    }
}

/// A page that is right. What the listings do says [`sampled`].
const SAMPLE: &str = "\
# Sample

The program below runs. It asks a worker that panics, and if that hangs, it never ends.

{{#listing demo/runs}}

The next one panics: nobody catches it.

{{#listing demo/panics}}

This program runs, on Unix, and it ends with an exit code of its own.

{{#run demo/exits:main}}

The program below compiles, and it never ends.

{{#listing demo/never}}

Leave `move` out, and it does not compile either:

{{#fails demo/runs/refused}}

This block runs:

```rust
let a = 1;
```
";

fn sampled(directive: &Directive) -> Option<Does> {
    Some(match directive.argument.as_str() {
        "demo/runs" => Does::Ends(Ends::Success),
        "demo/panics" => Does::Ends(Ends::Panic),
        "demo/exits:main" => Does::Ends(Ends::Exit(3)),
        "demo/never" => Does::Ends(Ends::Never),
        "demo/runs/refused" => Does::Refused,
        _ => return None,
    })
}

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "nobody catches it",
        to: "it panics because of that",
        says: &[],
    },
    Case {
        name: "runs-and-never-ends",
        from: "The program below runs. It asks",
        to: "The program below never ends. It asks",
        says: &[
            "src/page.md:3: “The program below never ends” stands before `listing demo/runs`, of \
             which the badge says that it runs; say what it does",
        ],
    },
    Case {
        name: "runs-and-does-not-compile",
        from: "The program below runs. It asks a worker that panics, and if that hangs, it never \
               ends.",
        to: "With that, it does not compile:",
        says: &["“With that, it does not compile” stands before `listing demo/runs`"],
    },
    Case {
        name: "panics-and-runs",
        from: "The next one panics",
        to: "The next one runs",
        says: &["src/page.md:7: “The next one runs”", "that it panics"],
    },
    Case {
        name: "panics-and-exits",
        from: "The next one panics",
        to: "The next one exits with code 3",
        says: &["“The next one exits with code 3” stands before `listing demo/panics`"],
    },
    Case {
        name: "another-code",
        from: "an exit code of its own",
        to: "exit code 4",
        says: &[
            "before `run demo/exits:main`, of which the badge says that it ends with exit code 3",
        ],
    },
    Case {
        name: "half-of-it",
        from: "This program runs, on Unix, and it ends with an exit code of its own.",
        to: "This program runs.",
        says: &["“This program runs” stands before `run demo/exits:main`"],
    },
    Case {
        name: "never-and-ends",
        from: "compiles, and it never ends",
        to: "runs and ends",
        says: &[
            "src/page.md:15: “The program below runs and ends”",
            "it never ends",
        ],
    },
    Case {
        name: "refused-and-runs",
        from: "Leave `move` out, and it does not compile either:",
        to: "This one runs:",
        says: &["“This one runs” stands before `fails demo/runs/refused`"],
    },
    Case {
        name: "fence-and-panics",
        from: "This block runs:",
        to: "This block panics:",
        says: &["“This block panics” stands before `the fence`"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let text = case.change([SAMPLE]).remove(0);
    let path = "page.md".to_owned();
    case.judge(&problems(&Page { path, text }, sampled))
}
