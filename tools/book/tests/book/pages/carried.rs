//! The book to carry, made of the built site: the EPUB has all that its pages
//! have and no more, and epubcheck finds nothing wrong with it; the PDF has an
//! outline of all parts and pages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock, OnceLock};

use anyhow::{Context, Result, anyhow};
use book::base::names::resolve;
use book::base::problem::Problem;
use book::base::scratch::Scratch;
use book::commands::export;
use book::pages::carried::{Carried, Page, Part, Titles};
use book::pages::{epub, one_file};
use book::programs::chromium;
use book::programs::environment;
use book::programs::run::{SILENT, Until, output};
use html5ever::tokenizer::{TagKind, Token};
use libtest_mimic::{Completion, Failed, Trial};
use regex::Regex;
use zip::ZipArchive;

use crate::base::html::{attribute, tokens};
use crate::base::sample::{Case, judge};
use crate::base::suite::{Suite, all, said, skip};
use crate::browser::hash;
use crate::drift::real::Changed;
use crate::pages::site::stock_mdbook;

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let checks: [(&str, Needs, Check); 3] = [
        ("site::epub", || Ok(()), own),
        (EPUBCHECK, || epubcheck().map(drop), epubcheck_finds),
        ("site::pdf", || chromium::find().map(drop), pdf),
    ];
    let trials = checks.map(|(name, needs, check)| {
        let suite = Arc::clone(suite);
        Trial::ignorable_test(name, move || {
            if let Err(reason) = stock_mdbook().map(drop).and_then(|()| needs()) {
                return skip(reason);
            }
            let run = || {
                let site = suite.site().map_err(said)?;
                let book = Carried::read(suite.root(), site)?;
                check(&suite, site, &book)
            };
            all(run().map_err(|error| format!("{error:#}"))?)?;
            Ok(Completion::Completed)
        })
    });
    trials.into()
}

/// The check that asks epubcheck.
pub const EPUBCHECK: &str = "site::epubcheck";

/// How many of the checks can be run here that need a program beside mdBook.
pub fn possible() -> usize {
    usize::from(epubcheck().is_ok()) + usize::from(chromium::find().is_ok())
}

/// What a check cannot do without.
type Needs = fn() -> Result<(), String>;

/// A check of a book, of which this folder has the site.
type Check = fn(&Suite, &Path, &Carried) -> Result<Vec<Problem>>;

/// The day of the last change, for what is checked; it is remembered from one day
/// to the next.
const DAY: &str = "2026-11-27";

/// What the checks call it.
const EPUB: &str = "the EPUB";
const PDF: &str = "the PDF";

fn own(suite: &Suite, _site: &Path, book: &Carried) -> Result<Vec<Problem>> {
    Ok(problems(
        &entries(export::epub(suite.root(), book, DAY)?)?,
        book,
    ))
}

/// The files of an EPUB, in order, the texts as such.
fn entries(epub: Vec<u8>) -> Result<Vec<(String, String)>> {
    let mut zip = ZipArchive::new(Cursor::new(epub))?;
    let mut entries = Vec::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index)?;
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        entries.push((entry.name()?.into_owned(), text));
    }
    Ok(entries)
}

/// The files of an EPUB, and the book that it is made of.
type Made = (Vec<(String, String)>, Carried);

/// The EPUB of the real book, made once.
fn made(suite: &Suite) -> Result<&'static Made, Failed> {
    static MADE: OnceLock<Result<Made, String>> = OnceLock::new();
    let make = || {
        let book = Carried::read(suite.root(), suite.site().map_err(said)?)?;
        let entries = entries(export::epub(suite.root(), &book, DAY)?)?;
        anyhow::Ok((entries, book))
    };
    let made = MADE.get_or_init(|| make().map_err(|error| format!("{error:#}")));
    made.as_ref().map_err(|error| error.as_str().into())
}

/// The file of the EPUB that is called so.
pub fn entry(suite: &Suite, file: &str) -> Result<String, Failed> {
    let (entries, _) = made(suite)?;
    let found = entries.iter().find(|(name, _)| name == file);
    let (_, text) = found.ok_or_else(|| format!("{EPUB} has no {file}"))?;
    Ok(text.clone())
}

/// What the check says of the EPUB after the change.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    let (entries, book) = made(changed.suite)?;
    let mut entries = entries.clone();
    for (name, text) in &mut entries {
        if name == changed.file {
            *text = changed.text.to_owned();
        }
    }
    Ok(problems(&entries, book))
}

/// What a page of the EPUB has.
#[derive(Default)]
struct Seen {
    ids: BTreeSet<String>,
    links: BTreeSet<String>,
    figures: usize,
    drawings: usize,
    is_hidden: bool,
    headings: String,
}

fn read(text: &str) -> Seen {
    let mut read = Seen::default();
    let mut in_heading = false;
    tokens(text, |token| match token {
        Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
            in_heading |= &*tag.name == "h1";
            read.ids.extend(attribute(&tag, "id"));
            let leads = attribute(&tag, "href").or_else(|| attribute(&tag, "src"));
            read.links.extend(leads);
            read.figures += usize::from(&*tag.name == "figure");
            read.drawings += usize::from(&*tag.name == "svg");
            read.is_hidden |= attribute(&tag, "class").is_some_and(|class| class == "boring");
        }
        Token::TagToken(tag) if &*tag.name == "h1" => in_heading = false,
        Token::CharacterTokens(words) if in_heading => read.headings.push_str(&words),
        _ => {}
    });
    read
}

/// What is wrong with an EPUB of these files, made of this book.
fn problems(entries: &[(String, String)], book: &Carried) -> Vec<Problem> {
    let problem = |what: String| Problem::of(EPUB, what).cure("mend tools/book/src/pages/epub.rs");
    let mut problems = Vec::new();
    if entries.first().is_none_or(|(name, _)| name != "mimetype") {
        problems.push(problem("its first file is not `mimetype`".to_owned()));
    }
    let files: BTreeMap<&str, Seen> = entries
        .iter()
        .filter(|(name, _)| name.ends_with(".xhtml"))
        .map(|(name, text)| (name.as_str(), read(text)))
        .collect();
    for (name, file) in &files {
        for link in &file.links {
            let (path, id) = link.split_once('#').unwrap_or((link, ""));
            let target = match path {
                "" => (*name).to_owned(),
                path => resolve(name, path),
            };
            let leads = link.starts_with("https:")
                || entries.iter().any(|(name, _)| *name == target)
                    && (id.is_empty()
                        || files
                            .get(&*target)
                            .is_some_and(|file| file.ids.contains(id)));
            if !leads {
                problems.push(problem(format!("{name}: `{link}` leads nowhere in it")));
            }
        }
        if file.is_hidden {
            let what = format!("{name}: it has lines that are hidden on the site");
            problems.push(problem(what));
        }
    }
    let listed = entries
        .iter()
        .find(|(name, _)| name.ends_with("contents.xhtml"));
    for name in names(book) {
        if !listed.is_some_and(|(_, text)| text.contains(&format!(">{}</a>", escaped(&name)))) {
            problems.push(problem(format!("its contents do not name `{name}`")));
        }
    }
    for page in book.pages() {
        let name = page.name();
        let Some((file, is)) = files.iter().find(|(_, file)| file.headings == name) else {
            problems.push(problem(format!("it has no page with the heading `{name}`")));
            continue;
        };
        let wanted = read(&page.html);
        if is.figures != wanted.figures {
            let what = format!(
                "{file}: it has {} figures, and the page of the site {}",
                is.figures, wanted.figures
            );
            problems.push(problem(what));
        }
        // Each is drawn for two widths on the site.
        let drawings = wanted.drawings - page.html.matches("<svg class=\"wide\"").count();
        if is.drawings != drawings {
            let what = format!(
                "{file}: it has {} drawings, and the page of the site {drawings}",
                is.drawings
            );
            problems.push(problem(what));
        }
    }
    problems
}

fn escaped(text: &str) -> String {
    book::base::html::escaped(text)
}

/// The names of all parts and pages.
fn names(book: &Carried) -> Vec<String> {
    let mut names = Vec::new();
    for part in &book.parts {
        names.extend(part.name());
        names.extend(part.pages.iter().map(Page::name));
    }
    names
}

/// How epubcheck is started, or what brings it.
pub fn epubcheck() -> Result<&'static [String], String> {
    // Debian's is a file of Java, which only some systems start by its name.
    static FOUND: LazyLock<Option<Vec<String>>> = LazyLock::new(|| {
        let jar = "/usr/share/java/epubcheck.jar";
        let ways = [vec!["epubcheck"], vec!["java", "-jar", jar]];
        let ways = ways
            .into_iter()
            .map(|way| Vec::from_iter(way.into_iter().map(str::to_owned)));
        ways.into_iter().find(|way| {
            let mut command = start(way);
            command.arg("--version");
            output(command, SILENT, Until::Exit, None)
                .is_ok_and(|said| (said.text() + &said.errors()).contains("EPUBCheck v"))
        })
    });
    let reason =
        "there is no epubcheck; install it (on Debian, `apt-get install epubcheck`)".to_owned();
    FOUND.as_deref().ok_or(reason)
}

fn start(way: &[String]) -> Command {
    let mut command = environment::tool(&way[0]);
    // It runs for so short a time that what Java optimises is not won back.
    command.env(
        "JAVA_TOOL_OPTIONS",
        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    );
    command.args(&way[1..]);
    command
}

fn epubcheck_finds(suite: &Suite, _site: &Path, book: &Carried) -> Result<Vec<Problem>> {
    let bytes = export::epub(suite.root(), book, DAY)?;
    let passed = suite.passed().map_err(said)?;
    let what = format!("{EPUBCHECK} {}", hash(&bytes));
    if passed.has(&what) {
        return Ok(Vec::new());
    }
    let folder = Scratch::new()?;
    let file = folder.path().join("book.epub");
    fs::write(&file, bytes)?;
    let mut command = start(epubcheck().map_err(anyhow::Error::msg)?);
    command.arg("--failonwarnings").arg(&file);
    let ended = output(command, SILENT, Until::Exit, None)?;
    let text = ended.text() + &ended.errors();
    let place = format!("{}/", file.display());
    let problems = text
        .lines()
        .filter(|line| {
            line.starts_with("ERROR") || line.starts_with("WARNING") || line.starts_with("FATAL")
        })
        .map(|line| Problem::of(EPUB, format!("epubcheck: {}", line.replace(&place, ""))));
    let problems = Vec::from_iter(problems.take(12));
    if problems.is_empty() && !ended.success() {
        return Err(anyhow!("epubcheck has failed, and said:\n{text}"));
    }
    if problems.is_empty() {
        passed.add(&what)?;
    }
    Ok(problems)
}

fn pdf(suite: &Suite, site: &Path, book: &Carried) -> Result<Vec<Problem>> {
    let html = one_file::one_file(book, site)?;
    let (chromium, version) = chromium::find().map_err(anyhow::Error::msg)?;
    let passed = suite.passed().map_err(said)?;
    let what = format!("site::pdf {version} {}", hash(&html));
    if passed.has(&what) {
        return Ok(Vec::new());
    }
    let folder = Scratch::new()?;
    let file: PathBuf = folder.path().join("book.html");
    fs::write(&file, &html)?;
    let pdf = export::pdf(&chromium, &file, &folder)?;
    let problems = outline_problems(&pdf, book);
    if problems.is_empty() {
        passed.add(&what)?;
    }
    Ok(problems)
}

/// What is wrong with the outline of a PDF.
fn outline_problems(pdf: &[u8], book: &Carried) -> Vec<Problem> {
    let titles = outline(pdf);
    let missing = names(book)
        .into_iter()
        .filter(|name| !titles.contains(name));
    let problems = missing.map(|name| {
        let what = format!("its outline does not name `{name}`");
        Problem::of(PDF, what).cure("mend tools/book/src/pages/one_file.css")
    });
    problems.collect()
}

/// The titles in the outline of a PDF that Chromium has written: in ASCII
/// between brackets, or else as UTF-16 in hexadecimal.
fn outline(pdf: &[u8]) -> BTreeSet<String> {
    static TITLE: LazyLock<regex::bytes::Regex> = LazyLock::new(|| {
        regex::bytes::Regex::new(r"(?-u)/Title (?:\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f]*)>)")
            .expect("the pattern is valid")
    });
    static ESCAPED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\\(.)").expect("the pattern is valid"));
    let titles = TITLE.captures_iter(pdf).filter_map(|title| {
        if let Some(plain) = title.get(1) {
            let plain = String::from_utf8_lossy(plain.as_bytes()).into_owned();
            return Some(ESCAPED.replace_all(&plain, "$1").into_owned());
        }
        let digits = title.get(2)?.as_bytes();
        let number =
            |digits: &[u8]| u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
        let units = digits.chunks(4).map(number);
        let units = units.collect::<Option<Vec<u16>>>()?;
        let text = String::from_utf16(&units).ok()?;
        Some(text.trim_start_matches('\u{feff}').to_owned())
    });
    titles.map(|title| title.trim().to_owned()).collect()
}

/// The tests of the checks that read texts.
pub fn drift() -> Vec<Trial> {
    let cases = CASES.iter().map(|case| {
        let name = format!("drift::epub/{}", case.name);
        Trial::test(name, move || {
            run(case).map_err(|error| format!("{error:#}"))?
        })
    });
    let pdf = Trial::test("drift::pdf/outline", || {
        let pdf = "<</Title (1 One)>> <</Title <FEFF0031002E003100200041>>> /Title (Two \\(2\\))";
        assert!(outline(pdf.as_bytes()).contains("Two (2)"));
        let said = outline_problems(pdf.as_bytes(), &sample());
        let says = ["the PDF: its outline does not name `Front`; mend tools/book/src/"];
        judge(&said, &says)
    });
    cases.chain([pdf]).collect()
}

/// A book of a front page and of a part with one page.
fn sample() -> Carried {
    let front = "<h1 id=\"front\">Front</h1><p><a href=\"#a\">A</a></p>";
    let a = "<h1 id=\"a\"><span>1.1</span> A</h1><figure id=\"f\"><svg class=\"wide\"></svg>\
             <svg class=\"narrow\" viewbox=\"0 0 1 1\"></svg></figure>";
    let page = |number: Option<&str>, title: &str, html: &str| Page {
        number: number.map(str::to_owned),
        title: title.to_owned(),
        id: title.to_lowercase(),
        html: html.to_owned(),
    };
    Carried {
        titles: Titles {
            title: "Book".to_owned(),
            description: "A book".to_owned(),
            language: "en".to_owned(),
        },
        parts: vec![
            Part {
                title: None,
                pages: vec![page(None, "Front", front)],
            },
            Part {
                title: Some((1, "One".to_owned())),
                pages: vec![page(Some("1.1"), "A", a)],
            },
        ],
        print: String::new(),
    }
}

fn run(case: &Case) -> Result<Result<(), Failed>> {
    let book = sample();
    let entries = entries(epub::epub(&book, b"a cover", "2026-11-27")?)?;
    let texts = case.change(entries.iter().map(|(_, text)| text.as_str()));
    let names = entries.iter().map(|(name, _)| name.clone());
    let entries = Vec::from_iter(names.zip(texts));
    entries.first().context("it has files")?;
    Ok(case.judge(&problems(&entries, &book)))
}

const CASES: &[Case] = &[
    Case {
        name: "right",
        from: "<p><a href=\"page-1-1.xhtml#a\">A</a></p>",
        to: "<p><a href=\"https://example.org/\">A</a></p>",
        says: &[],
    },
    Case {
        name: "dead-link",
        from: "<p><a href=\"page-1-1.xhtml#a\">",
        to: "<p><a href=\"page-1-1.xhtml#b\">",
        says: &[
            "the EPUB: book/page-front.xhtml: `page-1-1.xhtml#b` leads nowhere in it; mend tools/",
        ],
    },
    Case {
        name: "no-cover",
        from: "src=\"cover.png\"",
        to: "src=\"covers.png\"",
        says: &["book/cover.xhtml: `covers.png` leads nowhere in it"],
    },
    Case {
        name: "hidden-line",
        from: "<span>1.1</span>",
        to: "<span class=\"boring\">1.1</span>",
        says: &["book/page-1-1.xhtml: it has lines that are hidden on the site"],
    },
    Case {
        name: "lost-figure",
        from: "<figure id=\"f\">",
        to: "<div id=\"f\">",
        says: &["book/page-1-1.xhtml: it has 0 figures, and the page of the site 1"],
    },
    Case {
        name: "lost-drawing",
        from: "<svg class=\"narrow\" viewBox=\"0 0 1 1\"></svg>",
        to: "",
        says: &["book/page-1-1.xhtml: it has 0 drawings, and the page of the site 1"],
    },
    Case {
        name: "lost-page",
        from: "<h1 id=\"front\">Front</h1>",
        to: "<h1 id=\"front\">Back</h1>",
        says: &["it has no page with the heading `Front`"],
    },
    Case {
        name: "contents",
        from: ">1.1 A</a>",
        to: ">1.2 A</a>",
        says: &["its contents do not name `1.1 A`"],
    },
];
