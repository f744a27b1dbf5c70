//! Reads the characters of the pages: none looks like another, and none is
//! invisible. Code that a reader copies then runs, and a search finds the words.

use std::sync::Arc;

use book::base::markdown;
use book::base::problem::Problem;
use libtest_mimic::{Failed, Trial};
use pulldown_cmark::{Event, Tag, TagEnd};

use crate::base::sample::Case;
use crate::base::suite::{Page, Suite, all};
use crate::drift::real::Changed;

/// What stands in code for what is left out there.
const LEFT_OUT: char = '…';

/// The last letter of the Latin alphabet and its extensions.
const LAST_LATIN: char = '\u{24f}';

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let suite = Arc::clone(suite);
    let mut trials = vec![Trial::test("book::lookalikes", move || {
        all(suite.pages.iter().flat_map(problems).collect())
    })];
    for case in CASES {
        let name = format!("drift::lookalikes/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// What is wrong with a change to the real book.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let page = changed.page().ok_or("these characters stand on pages")?;
    Ok(problems(&page))
}

fn problems(page: &Page) -> Vec<Problem> {
    let place = format!("src/{}", page.path);
    let mut problems = Vec::new();
    let mut in_fence = false;
    for (event, range) in markdown::parser(&page.text).into_offset_iter() {
        let (text, wrong): (_, fn(&char) -> bool) = match &event {
            Event::Start(Tag::CodeBlock(_)) => {
                in_fence = true;
                continue;
            }
            Event::End(TagEnd::CodeBlock) => {
                in_fence = false;
                continue;
            }
            Event::Code(code) => (code, |c| !is_plain(*c) && *c != LEFT_OUT),
            Event::Text(text) if in_fence => (text, |c| !is_plain(*c) && *c != '\n'),
            Event::Text(text) => (text, |c| is_invisible(*c) || is_foreign(*c)),
            _ => continue,
        };
        let line = markdown::line_of(&page.text, range.start);
        let found = text.char_indices().find(|(_, c)| wrong(c));
        problems.extend(found.map(|(at, c)| {
            let line = line + text[..at].matches('\n').count();
            let around: String = text[..at].chars().rev().take(12).collect();
            let before: String = around.chars().rev().collect();
            let what = format!(
                "after “{before}” stands the character U+{:04X}, which is not what it looks like",
                u32::from(c)
            );
            Problem::at(&place, line, what).cure("type it on the keyboard")
        }));
    }
    problems
}

/// Whether it is what programs are made of.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~')
}

/// Whether nobody sees it, or takes it for a space.
fn is_invisible(c: char) -> bool {
    c != ' ' && c.is_whitespace() && c != '\n'
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether it is a letter of another alphabet, or a wide one.
fn is_foreign(c: char) -> bool {
    c.is_alphabetic() && c > LAST_LATIN
}

const SAMPLE: &str = "# Page\n\nCall `spawn(…)` on the first - or second - loop, and see.\n\n```rust\nlet name = \
     \"r1\";\n```\n\nIt naïvely ends.\n";

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "first - or second - loop",
        to: "first – or second – loop, “so called”",
        says: &[],
    },
    Case {
        name: "cyrillic-in-code",
        from: "`spawn(…)`",
        to: "`sp\u{430}wn(…)`",
        says: &["src/page.md:3: after “sp” stands the character U+0430"],
    },
    Case {
        name: "quotes-in-code",
        from: "`spawn(…)`",
        to: "`spawn(“r1”)`",
        says: &["U+201C"],
    },
    Case {
        name: "dash-in-code",
        from: "`spawn(…)`",
        to: "`cargo run –p x`",
        says: &["after “cargo run ” stands the character U+2013"],
    },
    Case {
        name: "wide-in-code",
        from: "`spawn(…)`",
        to: "`spawn\u{ff08}…)`",
        says: &["U+FF08"],
    },
    Case {
        name: "space-in-code",
        from: "`spawn(…)`",
        to: "`async\u{a0}for`",
        says: &["U+00A0"],
    },
    Case {
        name: "in-a-fence",
        from: "let name",
        to: "let n\u{430}me",
        says: &["src/page.md:6: after “let n” stands the character U+0430"],
    },
    Case {
        name: "greek-in-a-word",
        from: "and see",
        to: "\u{3b1}nd see",
        says: &["src/page.md:3: ", "U+03B1"],
    },
    Case {
        name: "nothing-to-see",
        from: "and see",
        to: "and\u{200b} see",
        says: &["U+200B"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let changed = case.change([SAMPLE]);
    let page = Page {
        path: "page.md".to_owned(),
        text: changed[0].clone(),
    };
    case.judge(&problems(&page))
}
