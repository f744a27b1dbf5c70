//! `cargo book export`: the whole book as one file, which needs no other file,
//! no host and no script, to read offline, to send and to print.
//!
//! It is made of the page that mdBook makes for printing. That one has all
//! pages and links that lead from one to the other inside it.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use anyhow::{Context, Result, anyhow, bail};
use regex::Regex;

use crate::base::files;
use crate::base::html::escaped;
use crate::base::problem::Problem;
use crate::base::scratch::Scratch;
use crate::model::summary::{self, Part};
use crate::programs::mdbook::{self, Extent};

/// What mdBook puts between two pages of its page for printing.
const BREAK: &str = r#"<div style="break-before: page; page-break-before: always;"></div>"#;

/// What the one file adds to the style of the site.
const STYLE: &str = "\
main { padding: 1.2em; }
.export-cover { margin-block: 3em; }
.export-contents { columns: 17em; }
.export-contents h2 { column-span: all; margin-block: 1.5em 0; }
.export-contents p { margin-block: 1em 0; break-after: avoid; font-weight: 600; }
.export-contents ul { margin-block: 0.3em 0; padding-inline-start: 1.2em; }
main > h1 { margin-block-start: 4em; }
.export-part + h1 { margin-block-start: 0; }
@media print {
  main { max-width: none; padding: 0; }
  main > h1 { margin-block-start: 0; break-before: page; }
  .export-part + h1 { break-before: auto; }
  .run, figure:not(.listing), figcaption { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
}
";

/// Builds the book and writes it as one file into `target`.
///
/// # Errors
///
/// When mdBook cannot be installed, when the book does not build, or when
/// something in it cannot be carried in one file; the message names it.
pub fn export(root: &Path) -> Result<()> {
    let site = Scratch::new()?;
    let output = mdbook::build_into(&mdbook::ensure(root)?, root, site.path(), Extent::Whole)?;
    if !output.success() {
        bail!("the book does not build:\n{}", output.errors().trim_end());
    }
    let text = one_file(root, site.path())?;
    let name = file(root)?;
    let path = root.join(&name);
    fs::create_dir_all(root.join("target")).context("the folder target cannot be made")?;
    files::replace(&path, &text)?;
    eprintln!("the book is in {name}, {} KB", text.len().div_ceil(1000));
    Ok(())
}

/// The book at `root` as one file, of the site that mdBook made of it.
///
/// # Errors
///
/// When the site is not one that mdBook made of this book, or when it needs a
/// file that the one file cannot hold.
pub fn one_file(root: &Path, site: &Path) -> Result<String> {
    let Titles {
        title,
        description,
        language,
    } = Titles::read(root)?;
    let print = files::read(&site.join("print.html"))
        .context("the site has no print.html; is `output.html.print` off in book.toml?")?;
    let (main, content) = main_of(&print)?;
    let parts = summary::parts(root)?;
    let pages: Vec<&str> = content.split(BREAK).collect();
    let named: usize = parts.iter().map(|part| part.pages.len()).sum();
    if pages.len() != named {
        bail!(
            "src/SUMMARY.md names {named} pages, and print.html has {}; build the site again",
            pages.len()
        );
    }
    let entries = parts.iter().flat_map(|part| &part.pages);
    let pages = entries
        .zip(pages)
        .map(|(entry, page)| {
            let place = format!("src/{}", entry.path);
            let page = without_hidden_lines(&place, &DATA.replace_all(page, ""))?;
            match RESOURCE.captures(&page) {
                None => Ok(page),
                Some(resource) => Err(Problem::of(
                    place,
                    format!(
                        "it shows the file {}, which one file cannot hold",
                        &resource[1]
                    ),
                )
                .cure("draw it as SVG in the page")),
            }
        })
        .collect::<Result<Vec<String>, Problem>>()?;
    let mut file = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\" class=\"light\">\n<head>\n<meta \
         charset=\"utf-8\">\n<title>{title}</title>\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<meta name=\"description\" \
         content=\"{description}\">\n{}<style>\n{STYLE}</style>\n</head>\n<body>\n{main}\n<header \
         class=\"export-cover\">\n<h1>{title}</h1>\n<p>{description}</p>\n</header>\n{}",
        styles(&print, site)?,
        contents(&parts, &pages)?,
    );
    let mut pages = pages.into_iter();
    for (number, part) in parts.iter().enumerate() {
        if let Some(title) = &part.title {
            let _ = writeln!(
                file,
                "<h1 class=\"export-part\" id=\"part-{number}\">{}</h1>",
                escaped(title)
            );
        }
        for page in pages.by_ref().take(part.pages.len()) {
            let _ = writeln!(file, "{}", page.trim());
        }
    }
    file += "</main>\n</body>\n</html>\n";
    Ok(file)
}

/// What `book.toml` says of the book, as HTML has it.
struct Titles {
    title: String,
    description: String,
    language: String,
}

impl Titles {
    fn read(root: &Path) -> Result<Self> {
        let text = files::read(&root.join("book.toml"))?;
        let table: toml::Table = text.parse().context("book.toml")?;
        let named = |key: &str, otherwise: &str| {
            let value = table.get("book").and_then(|book| book.get(key)?.as_str());
            escaped(value.unwrap_or(otherwise))
        };
        Ok(Titles {
            title: named("title", "The book"),
            description: named("description", ""),
            language: named("language", "en"),
        })
    }
}

/// The first tag of the element `main`, and what is in it.
fn main_of(page: &str) -> Result<(&str, &str)> {
    let found = page.find("<main").and_then(|start| {
        let content = start + page[start..].find('>')? + 1;
        let end = page.rfind("</main>")?;
        Some((&page[start..content], page.get(content..end)?))
    });
    found.context("print.html has no element `main`; theme/index.hbs has to put the page into one")
}

/// The lines of a block that mdBook would show on demand are for programs and
/// not for readers.
fn without_hidden_lines(place: &str, page: &str) -> Result<String, Problem> {
    let mut shown = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(start) = rest.find(HIDDEN) {
        shown += &rest[..start];
        let hidden = &rest[start + HIDDEN.len()..];
        rest = hidden;
        let mut open = 1;
        while open > 0 {
            let Some(tag) = SPAN.find(rest) else {
                // The rest of the book would be taken for hidden.
                let line = hidden.lines().next().unwrap_or_default();
                let what = format!("a hidden line has no end, after `{HIDDEN}{line}`");
                return Err(Problem::of(place, what).cure("close each `<span>` of the page"));
            };
            open = if tag.as_str() == "</span>" {
                open - 1
            } else {
                open + 1
            };
            rest = &rest[tag.end()..];
        }
    }
    Ok(shown + rest)
}

const HIDDEN: &str = r#"<span class="boring">"#;
/// What a script of the site reads.
static DATA: LazyLock<Regex> =
    LazyLock::new(|| regex(r#"(?s)<script type="application/json".*?</script>"#));
static SPAN: LazyLock<Regex> = LazyLock::new(|| regex(r"</span>|<span\b"));
static ID: LazyLock<Regex> = LazyLock::new(|| regex(r#"<h1[^>]*\bid="([^"]*)""#));
static RESOURCE: LazyLock<Regex> =
    LazyLock::new(|| regex(r#"<[^>]*\s(?:src|srcset|poster|data)="([^"]*)""#));
static STYLESHEET: LazyLock<Regex> =
    LazyLock::new(|| regex(r#"<link\b[^>]*\brel="stylesheet"[^>]*>"#));
static HREF: LazyLock<Regex> = LazyLock::new(|| regex(r#"\bhref="([^"]*)""#));
static MEDIA: LazyLock<Regex> = LazyLock::new(|| regex(r#"\bmedia="[^"]*""#));
static FONT: LazyLock<Regex> = LazyLock::new(|| regex(r"@font-face\s*\{[^}]*\}"));
static OUTSIDE: LazyLock<Regex> =
    LazyLock::new(|| regex(r#"@import\b[^;]*|url\(\s*["']?([^)"']*)"#));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is valid")
}

/// The stylesheets that the page names, in its order. The fonts of the site
/// stay out, so that the ones of the reader's system are used.
fn styles(page: &str, site: &Path) -> Result<String> {
    let mut styles = String::new();
    for link in STYLESHEET.find_iter(page).map(|link| link.as_str()) {
        let href = HREF
            .captures(link)
            .map(|href| href[1].to_owned())
            .ok_or_else(|| anyhow!("the stylesheet {link} has no address"))?;
        let text = files::read(&site.join(&href))
            .with_context(|| format!("the stylesheet {href} is not a file of the site"))?;
        let text = FONT.replace_all(&text, "");
        for outside in OUTSIDE.captures_iter(&text) {
            if !outside.get(1).is_some_and(is_inside) {
                bail!(
                    "the stylesheet {href} needs another file (`{}`), which one file cannot hold",
                    &outside[0]
                );
            }
        }
        if text.trim().is_empty() {
            continue;
        }
        let media = MEDIA
            .find(link)
            .map_or(String::new(), |media| format!(" {}", media.as_str()));
        let _ = writeln!(styles, "<style{media}>\n{}\n</style>", text.trim());
    }
    Ok(styles)
}

fn is_inside(address: regex::Match) -> bool {
    address.as_str().starts_with("data:") || address.as_str().starts_with('#')
}

/// The list of contents, whose links lead to the pages in the same file.
fn contents(parts: &[Part], pages: &[String]) -> Result<String> {
    let mut list = "<nav class=\"export-contents\" aria-label=\"Contents\">\n".to_owned();
    list += "<h2>Contents</h2>\n";
    let mut pages = pages.iter();
    for (number, part) in parts.iter().enumerate() {
        if let Some(title) = &part.title {
            let title = escaped(title);
            let _ = writeln!(list, "<p><a href=\"#part-{number}\">{title}</a></p>");
        }
        list += "<ul>\n";
        for (entry, page) in part.pages.iter().zip(pages.by_ref()) {
            let id = ID.captures(page).ok_or_else(|| {
                anyhow!(
                    "src/{}: it has no title for the contents to lead to",
                    entry.path
                )
            })?;
            let title = escaped(&entry.title);
            let _ = writeln!(list, "<li><a href=\"#{}\">{title}</a></li>", &id[1]);
        }
        list += "</ul>\n";
    }
    Ok(list + "</nav>\n")
}

/// The file that [`export`] writes, relative to the book's root.
///
/// # Errors
///
/// When the book's title cannot be read.
pub fn file(root: &Path) -> Result<String> {
    Ok(format!("target/{}.html", slug(&Titles::read(root)?.title)))
}

/// The title as a file is called.
fn slug(title: &str) -> String {
    let words = title.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_lines_are_gone_with_what_is_in_them() {
        let code = "<code>one\n<span class=\"boring\">two\n</span><span \
                    class=\"boring\"><span>three</span>\n</span><span>four</span></code>";
        assert_eq!(
            without_hidden_lines("src/a.md", code).unwrap(),
            "<code>one\n<span>four</span></code>"
        );
    }

    #[test]
    fn a_hidden_line_without_an_end_is_an_error_and_hides_nothing() {
        for code in [
            "one\n<span class=\"boring\">two\nthree",
            "one\n<span class=\"boring\">two\n<span>three</span>\nfour",
        ] {
            let problem = without_hidden_lines("src/a.md", code).unwrap_err();
            assert_eq!(
                problem.to_string(),
                "src/a.md: a hidden line has no end, after `<span class=\"boring\">two`; close \
                 each `<span>` of the page"
            );
        }
    }

    #[test]
    fn a_stylesheet_may_need_nothing_but_itself() {
        let site = tempfile::tempdir().unwrap();
        let sheet = |text: &str| {
            fs::write(site.path().join("a.css"), text).unwrap();
            styles(
                r#"<link rel="stylesheet" href="a.css" media="print">"#,
                site.path(),
            )
        };
        assert_eq!(
            sheet("@font-face { src: url(f.woff2); }\np { fill: url(#a) }").unwrap(),
            "<style media=\"print\">\np { fill: url(#a) }\n</style>\n"
        );
        assert_eq!(sheet("@font-face { src: url(f.woff2); }").unwrap(), "");
        for text in ["p { background: url('p.png') }", "@import \"b.css\";"] {
            let error = sheet(text).unwrap_err().to_string();
            assert!(error.contains("a.css needs another file"), "{error}");
        }
    }

    #[test]
    fn a_title_makes_a_name() {
        assert_eq!(slug("Without the GIL: 2"), "without-the-gil-2");
    }
}
