//! The texts that the search of the built site looks through: they have every
//! section of every page, lead to its heading, and weigh no more than a phone
//! can be asked to load.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use book::base::problem::Problem;
use book::pages::texts::{self, FILE};
use html5ever::tokenizer::{TagKind, Token};
use libtest_mimic::{Failed, Trial};

use crate::base::html::{self, attribute};
use crate::base::sample::Case;
use crate::base::suite::Suite;

/// The most bytes that they have, as they lie.
const MOST: usize = 2_500_000;

/// What begins a section.
const HEADINGS: [&str; 3] = ["h1", "h2", "h3"];

/// Whether a file of the built site has these texts. mdBook puts a digest into
/// its name.
pub fn is_texts(file: &str) -> bool {
    let stem = FILE.trim_end_matches(".js");
    file.starts_with(stem) && file.ends_with(".js")
}

/// What is wrong with the texts of the site in the folder `out`.
pub fn check(suite: &Suite, out: &Path) -> Result<Vec<Problem>, Failed> {
    let mut texts = html::files(out)?;
    texts.retain(|file| is_texts(file));
    let [file] = texts.as_slice() else {
        let what = format!("the site has {} of them; it takes one", texts.len());
        let cure = "name it among `additional-js` in book.toml";
        return Ok(vec![Problem::of(FILE, what).cure(cure)]);
    };
    let script = fs::read_to_string(out.join(file))?;
    let mut pages = BTreeMap::new();
    for page in suite.chapters()? {
        let path = page.replace(".md", ".html");
        pages.insert(path.clone(), fs::read_to_string(out.join(path))?);
    }
    Ok(problems(&script, &pages, MOST))
}

/// What is wrong with a `script` of texts that may have `most` bytes, beside the
/// HTML of the pages.
fn problems(script: &str, pages: &BTreeMap<String, String>, most: usize) -> Vec<Problem> {
    let mut problems = Vec::new();
    if script.len() > most {
        let what = format!("it has {} bytes, and may have {most}", script.len());
        let cure = "leave more out in tools/book/src/pages/plain.rs";
        problems.push(Problem::of(FILE, what).cure(cure));
    }
    let texts = match texts::read(script) {
        Ok(texts) => texts,
        Err(error) => return vec![Problem::of(FILE, format!("{error:#}"))],
    };
    let mut found = BTreeMap::new();
    for page in texts {
        let sections = page.sections.into_iter().map(|[id, title, _]| (id, title));
        found.insert(page.path, Vec::from_iter(sections));
    }
    let cure = "mend tools/book/src/pages/plain.rs";
    for (path, html) in pages {
        let Some(sections) = found.remove(path) else {
            let what = "the search has nothing of this page";
            problems.push(Problem::of(path, what).cure(cure));
            continue;
        };
        let headings = headings(html);
        for (id, title) in &headings {
            if !sections.contains(&(id.clone(), title.clone())) {
                let what = format!("the search has no section `{title}` with the id `{id}`");
                problems.push(Problem::of(path, what).cure(cure));
            }
        }
        for (id, title) in sections {
            if !headings.iter().any(|(heading, _)| *heading == id) && !id.is_empty() {
                let what = format!("the search leads to `{id}` for “{title}”, which is no heading");
                problems.push(Problem::of(path, what).cure(cure));
            }
        }
    }
    for path in found.into_keys() {
        let what = "the search leads to this page, and there is none";
        problems.push(Problem::of(path, what).cure(cure));
    }
    problems
}

/// The headings that begin a section: the ids and the texts.
fn headings(html: &str) -> Vec<(String, String)> {
    let mut headings: Vec<(String, String)> = Vec::new();
    let mut is_open = false;
    html::tokens(html, |token| match token {
        Token::TagToken(tag) if HEADINGS.contains(&&*tag.name) => {
            let id = attribute(&tag, "id");
            is_open = tag.kind == TagKind::StartTag && id.is_some();
            if is_open {
                headings.push((id.unwrap_or_default(), String::new()));
            }
        }
        Token::CharacterTokens(text) if is_open => {
            if let Some((_, title)) = headings.last_mut() {
                title.push_str(&text);
            }
        }
        _ => {}
    });
    headings
}

pub fn trials() -> Vec<Trial> {
    let trials = CASES.iter().map(|case| {
        let name = format!("drift::texts/{}", case.name);
        Trial::test(name, move || {
            let texts = case.change([SCRIPT, PAGE]);
            let pages = BTreeMap::from([("a.html".to_owned(), texts[1].clone())]);
            case.judge(&problems(&texts[0], &pages, SCRIPT.len() + 20))
        })
    });
    trials.collect()
}

const SCRIPT: &str = "window.bookTexts = JSON.parse('[{\"path\":\"a.html\",\"names\":[\"A\"],\
                      \"sections\":[[\"a\",\"It\\'s `a`\",\"One.\"],[\"b\",\"Below\",\"\"]]}]');\n";
const PAGE: &str =
    "<h1 id=\"a\"><a href=\"#a\">It's <code>`a`</code></a></h1><p>One.</p><h3 id=\"b\">Below</h3>";

const CASES: &[Case] = &[
    Case {
        name: "right",
        from: "One.\"]",
        to: "One. Two.\"]",
        says: &[],
    },
    Case {
        name: "too-large",
        from: "One.\"]",
        to: "One. Two. Three. Four. Five.\"]",
        says: &[
            "target/site/texts.js: it has 147 bytes, and may have 143; leave more out in tools/book/src/pages/plain.rs",
        ],
    },
    Case {
        name: "no-section",
        from: ",[\"b\",\"Below\",\"\"]",
        to: "",
        says: &["a.html: the search has no section `Below` with the id `b`; mend tools/"],
    },
    Case {
        name: "another-title",
        from: "<h3 id=\"b\">Below</h3>",
        to: "<h3 id=\"b\">Above</h3>",
        says: &["a.html: the search has no section `Above` with the id `b`"],
    },
    Case {
        name: "another-id",
        from: "[\"b\",\"Below\"",
        to: "[\"c\",\"Below\"",
        says: &[
            "a.html: the search has no section `Below` with the id `b`",
            "a.html: the search leads to `c` for “Below”, which is no heading",
        ],
    },
    Case {
        name: "another-page",
        from: "\"path\":\"a.html\"",
        to: "\"path\":\"b.html\"",
        says: &[
            "a.html: the search has nothing of this page",
            "b.html: the search leads to this page, and there is none",
        ],
    },
    Case {
        name: "no-texts",
        from: "window.bookTexts",
        to: "window.texts",
        says: &["target/site/texts.js: it is not written as the tool writes it"],
    },
];
