//! Reads what the code in a page's sentences says of the book's own things:
//! a package, a listing or a file is there, and the page shows it, or a page
//! does that is linked beside it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use book::base::markdown;
use book::base::names::{nearest, resolve};
use book::base::problem::Problem;
use libtest_mimic::{Failed, Trial};
use regex::Regex;

use crate::base::material::Material;
use crate::base::sample::Case;
use crate::base::spans::{Span, spans};
use crate::base::suite::{Page, Suite, all};
use crate::drift::real::Changed;
use crate::pages::names::is_new;
use crate::pages::phrasebook;

/// What may be the name of a package, a listing or a file.
static TOKEN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\w./-]*[\w/]").expect("the pattern is valid"));

/// What the names of the files of the book end with.
const EXTENSIONS: [&str; 8] = [
    ".rs", ".py", ".toml", ".json", ".txt", ".md", ".sh", ".stderr",
];

/// How much of a program's name Linux keeps.
const KEPT: usize = 15;

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let suite = Arc::clone(suite);
    let mut trials = vec![Trial::test("book::named", move || {
        let facts = Facts::of(&suite, suite.root(), suite.material()?);
        let pages = suite.pages.iter();
        all(pages.flat_map(|page| facts.problems(page)).collect())
    })];
    for case in CASES {
        let name = format!("drift::named/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// What is wrong with a change to the real book.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let page = changed.page().ok_or("things are named on pages")?;
    let suite = changed.suite;
    Ok(Facts::of(suite, suite.root(), suite.material()?).problems(&page))
}

/// Whether the files of the first have the second in them.
type Says<'a> = Box<dyn Fn(&str, &str) -> bool + 'a>;

/// What there is to be named.
struct Facts<'a> {
    /// The names of the listings: `part/slug`.
    listings: BTreeSet<&'a str>,
    parts: BTreeSet<&'a str>,
    /// The pages, each with the listings that it shows.
    shown: Vec<(&'a str, BTreeSet<String>)>,
    /// Whether a file is there, relative to the book's root.
    is_file: Box<dyn Fn(&str) -> bool + 'a>,
    /// Whether a listing's files have this in them.
    says: Says<'a>,
}

impl<'a> Facts<'a> {
    fn of(suite: &'a Suite, root: &'a Path, material: &'a Material) -> Self {
        let listings: BTreeSet<&str> = material.listings.keys().map(String::as_str).collect();
        let shown = suite
            .pages
            .iter()
            .map(|page| (page.path.as_str(), shown(page)));
        Facts {
            parts: parts(&listings),
            listings,
            shown: shown.collect(),
            is_file: Box::new(|path| root.join(path).exists()),
            says: Box::new(|listing, token| {
                material
                    .listings
                    .get(listing)
                    .is_some_and(|text| says(text, token))
            }),
        }
    }

    fn problems(&self, page: &Page) -> Vec<Problem> {
        let own = shown(page);
        let mut problems = Vec::new();
        for span in spans(&page.text) {
            if phrasebook::is_program(&page.path, &span.code) {
                continue;
            }
            let visible = self.visible(page, &span, &own);
            for token in TOKEN.find_iter(&span.code) {
                let wrong = self.wrong(&span, token.as_str(), &visible);
                problems.extend(wrong.map(|(what, cure)| {
                    Problem::at(format!("src/{}", page.path), span.line, what).cure(cure)
                }));
            }
        }
        problems
    }

    /// The listings that the page shows, and those that a page shows which is
    /// linked near the span.
    fn visible(&self, page: &Page, span: &Span, own: &BTreeSet<String>) -> BTreeSet<String> {
        let mut visible = own.clone();
        for link in &span.near {
            let path = resolve(&page.path, link.split('#').next().unwrap_or_default());
            let linked = self.shown.iter().find(|(other, _)| *other == path);
            visible.extend(linked.into_iter().flat_map(|(_, shown)| shown.clone()));
        }
        visible
    }

    /// What is wrong with a name, and the cure.
    fn wrong(
        &self,
        span: &Span,
        token: &str,
        visible: &BTreeSet<String>,
    ) -> Option<(String, String)> {
        let path = token.strip_prefix("target/debug/").unwrap_or(token);
        if let Some((name, rest)) = self.listing(path) {
            if self.listings.contains(name.as_str()) {
                let file = format!("listings/{name}{rest}");
                if !rest.is_empty() && !(self.is_file)(&file) {
                    return Some((format!("`{token}` is no file"), self.files(&name)));
                }
                return (!visible.contains(&name)).then(|| {
                    (
                        format!("`{token}` is of a listing that this page does not show"),
                        "show it, or link the page that does in the same sentence".to_owned(),
                    )
                });
            }
            let is_part = visible.iter().any(|shown| {
                let package = shown.replace('/', "-");
                token.len() == KEPT && package.starts_with(token) || (self.says)(shown, token)
            });
            let near = nearest(&name, self.listings.iter().copied());
            return (!is_part).then(|| {
                let what =
                    format!("`{token}` names the listing `{name}`, which is not there{near}");
                (what, "name one that the page shows".to_owned())
            });
        }
        let is_file = EXTENSIONS
            .iter()
            .any(|end| token.len() > end.len() && token.ends_with(end))
            || token.starts_with("tools/");
        if !is_file || token.starts_with('/') || (self.is_file)(token) || is_new(span) {
            return None;
        }
        let of_listing = |name: &String| (self.is_file)(&format!("listings/{name}/{token}"));
        let of_measurement = token == "samples.json";
        (!of_measurement && !visible.iter().any(of_listing)).then(|| {
            (
                format!("`{token}` is no file of the book, nor of a listing that this page shows"),
                "name one that is there, or call it “a file” that the reader makes".to_owned(),
            )
        })
    }

    /// The listing that a package, a listing's name or a path speaks of, and
    /// what of the path is left.
    fn listing(&self, token: &str) -> Option<(String, String)> {
        let path = token.strip_prefix("listings/");
        let has_path = path.is_some();
        let path = path.unwrap_or(token);
        let (part, rest) = path.split_once(['/', '-'])?;
        if !self.parts.contains(part) && !has_path {
            return None;
        }
        let (slug, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let is_slug = !slug.is_empty()
            && slug
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        is_slug.then(|| (format!("{part}/{slug}"), rest.to_owned()))
    }

    fn files(&self, name: &str) -> String {
        format!("look into listings/{name}")
    }
}

/// Whether the token stands in `text`, and is no part of a longer one.
fn says(text: &str, token: &str) -> bool {
    text.match_indices(token).any(|(at, _)| {
        let after = text[at + token.len()..].chars().next();
        !after.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_')
    })
}

fn parts<'a>(listings: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    listings
        .iter()
        .filter_map(|name| name.split('/').next())
        .collect()
}

/// The listings that a directive of the page names.
fn shown(page: &Page) -> BTreeSet<String> {
    let directives = markdown::directives(&page.text);
    let names = directives.iter().filter_map(|directive| {
        let argument = directive.argument.split(':').next()?;
        let mut parts = argument.split('/');
        Some(format!("{}/{}", parts.next()?, parts.next()?))
    });
    names.collect()
}

const SAMPLE: &str = "\
# Talking

{{#listing threads/talking:main}}

Change `threads-talking`, which is `threads/talking`, and run `cargo run --release -p \
                      threads-talking`. In `listings/threads/talking/src/main.rs` and \
                      `counterpart.py` add a line, or put it into a file `own.py`. See \
                      `threads-never-sharing` on [Sharing](sharing.md). Then `pkill threads-never-s`.
";

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "Change `threads-talking`",
        to: "Take `threads-talking`",
        says: &[],
    },
    Case {
        name: "package",
        from: "Change `threads-talking`",
        to: "Change `threads-taking`",
        says: &[
            "src/threads/talking.md:5: `threads-taking` names the listing `threads/taking`, which \
             is not there; did you mean `threads/talking`",
        ],
    },
    Case {
        name: "package-of-a-command",
        from: "-p threads-talking",
        to: "-p threads-talks",
        says: &["`threads-talks` names the listing `threads/talks`"],
    },
    Case {
        name: "listing",
        from: "`threads/talking`",
        to: "`threads/to-talk`",
        says: &["`threads/to-talk` names the listing `threads/to-talk`, which is not there"],
    },
    Case {
        name: "not-shown",
        from: "on [Sharing](sharing.md)",
        to: "on Sharing",
        says: &["`threads-never-sharing` is of a listing that this page does not show"],
    },
    Case {
        name: "file-of-a-listing",
        from: "talking/src/main.rs",
        to: "talking/src/lib.rs",
        says: &["`listings/threads/talking/src/lib.rs` is no file"],
    },
    Case {
        name: "file",
        from: "`counterpart.py`",
        to: "`counterparts.py`",
        says: &["`counterparts.py` is no file of the book, nor of a listing that this page shows"],
    },
    Case {
        name: "file-that-is-not-new",
        from: "a file `own.py`",
        to: "`own.py`",
        says: &["`own.py` is no file of the book"],
    },
    Case {
        name: "folder-of-a-part",
        from: "`listings/threads/talking/src/main.rs`",
        to: "`listings/thread/talking/src/main.rs`",
        says: &["names the listing `thread/talking`, which is not there"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let changed = case.change([SAMPLE]);
    let page = Page {
        path: "threads/talking.md".to_owned(),
        text: changed[0].clone(),
    };
    let listings = BTreeSet::from(["threads/talking", "threads/never-sharing"]);
    let files = [
        "listings/threads/talking/src/main.rs",
        "listings/threads/talking/counterpart.py",
    ];
    let facts = Facts {
        parts: parts(&listings),
        listings,
        shown: vec![(
            "threads/sharing.md",
            BTreeSet::from(["threads/never-sharing".to_owned()]),
        )],
        is_file: Box::new(|path| files.contains(&path)),
        says: Box::new(|_, _| false),
    };
    case.judge(&facts.problems(&page))
}
