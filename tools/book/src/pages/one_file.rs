//! The whole book as one page of HTML, which needs no other file, no host and
//! no script, to read offline, to send and to print.

use std::fmt::Write;
use std::path::Path;
use std::sync::LazyLock;

use anyhow::{Context, Result, anyhow, bail};
use regex::Regex;

use crate::base::files;
use crate::base::html::escaped;
use crate::pages::carried::{Carried, Page, Titles};

/// What the one file adds to the style of the site.
const STYLE: &str = include_str!("one_file.css");

/// The book in one file, with the styles of the `site`.
///
/// # Errors
///
/// When a style needs a file that the one file cannot hold.
pub fn one_file(book: &Carried, site: &Path) -> Result<String> {
    let Titles {
        title,
        description,
        language,
    } = &book.titles;
    let mut file = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\" class=\"light\">\n<head>\n<meta \
         charset=\"utf-8\">\n<title>{title}</title>\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<meta name=\"description\" \
         content=\"{description}\">\n{}<style>\n{STYLE}</style>\n</head>\n<body>\n{}\n<header \
         class=\"export-cover\">\n<h1>{title}</h1>\n<p>{description}</p>\n</header>\n{}",
        styles(&book.print, site)?,
        book.main()?,
        contents(book),
    );
    for part in &book.parts {
        if let Some((number, title)) = &part.title {
            let _ = writeln!(
                file,
                "<h1 class=\"export-part\" id=\"part-{number}\"><span \
                 class=\"number\">{number}</span> {}</h1>",
                escaped(title)
            );
        }
        for page in &part.pages {
            let _ = writeln!(file, "{}", page.html);
        }
    }
    file += "</main>\n</body>\n</html>\n";
    Ok(file)
}

/// The list of contents, whose links lead to the pages in the same file.
fn contents(book: &Carried) -> String {
    let mut list = "<nav class=\"export-contents\" aria-label=\"Contents\">\n".to_owned();
    list += "<h2>Contents</h2>\n";
    for part in &book.parts {
        if let Some((number, title)) = &part.title {
            let title = escaped(title);
            let _ = writeln!(
                list,
                "<p><a href=\"#part-{number}\"><span class=\"number\">{number}</span> \
                 {title}</a></p>"
            );
        }
        list += "<ul>\n";
        for Page {
            number, title, id, ..
        } in &part.pages
        {
            let number = number.as_ref().map_or(String::new(), |number| {
                format!("<span class=\"number\">{number}</span> ")
            });
            let title = escaped(title);
            let _ = writeln!(list, "<li><a href=\"#{id}\">{number}{title}</a></li>");
        }
        list += "</ul>\n";
    }
    list + "</nav>\n"
}

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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

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
}
