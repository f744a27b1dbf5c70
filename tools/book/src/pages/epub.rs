//! The book as an EPUB, as version 3.2 of that format has it
//! (<https://www.w3.org/publishing/epub32/epub-spec.html>): a page of XHTML for
//! each page, the list of contents, a cover, and no script.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::sync::LazyLock;

use anyhow::{Context, Result};
use regex::Regex;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::base::files::uuid;
use crate::base::html::escaped;
use crate::pages::carried::{Carried, Page, Titles};
use crate::pages::xhtml::xhtml;

/// How its pages look.
const STYLE: &str = include_str!("epub.css");

const CONTAINER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"#;

/// A file of the book, below `book/`.
struct File {
    name: String,
    /// What is said of it beside its name and kind.
    properties: &'static str,
    text: String,
}

/// The EPUB, with this PNG as its cover; `day` is that of its last change, as
/// `2026-11-27`.
///
/// # Errors
///
/// When a page cannot be written as XHTML.
pub fn epub(book: &Carried, cover: &[u8], day: &str) -> Result<Vec<u8>> {
    let pages = pages(book)?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    // The first one, as it is, by which a system knows an EPUB.
    zip.start_file("mimetype", stored)?;
    zip.write_all(b"application/epub+zip")?;
    zip.start_file("META-INF/container.xml", packed)?;
    zip.write_all(CONTAINER.as_bytes())?;
    let others = [
        ("package.opf", package(book, &pages, day)),
        ("contents.xhtml", contents(book)),
        ("style.css", STYLE.to_owned()),
    ];
    let pages = pages
        .into_iter()
        .map(|page| (format!("{}.xhtml", page.name), page.text));
    let others = others.map(|(name, text)| (name.to_owned(), text));
    for (name, text) in others.into_iter().chain(pages) {
        zip.start_file(format!("book/{name}"), packed)?;
        zip.write_all(text.as_bytes())?;
    }
    zip.start_file("book/cover.png", stored)?;
    zip.write_all(cover)?;
    Ok(zip.finish()?.into_inner())
}

/// The cover, and each part and page in a file of its own.
fn pages(book: &Carried) -> Result<Vec<File>> {
    let language = &book.titles.language;
    let leads = places(book);
    let mut files = vec![cover(&book.titles)];
    for part in &book.parts {
        if let (Some(name), Some((number, title))) = (part.name(), &part.title) {
            let title = escaped(title);
            let body = format!(
                "<section epub:type=\"part\"><h1 class=\"part-title\"><span \
                 class=\"number\">{number}</span><br/>{title}</h1></section>"
            );
            files.push(File {
                name: format!("part-{number}"),
                properties: "",
                text: page_of(language, &name, &body),
            });
        }
        for page in &part.pages {
            let lead = |link: &str| match link.strip_prefix('#') {
                Some(id) => match leads.get(id) {
                    Some(file) => format!("{file}.xhtml#{id}"),
                    None => link.to_owned(),
                },
                None => link.to_owned(),
            };
            let body = xhtml(&page.html, lead).with_context(|| page.name())?;
            files.push(File {
                name: file_of(page),
                properties: if body.contains("<svg") { "svg" } else { "" },
                text: page_of(language, &page.name(), &body),
            });
        }
    }
    Ok(files)
}

fn cover(titles: &Titles) -> File {
    let Titles {
        title, language, ..
    } = titles;
    let body = format!(
        "<section epub:type=\"cover\" class=\"cover\"><img src=\"cover.png\" \
         alt=\"{title}\"/></section>"
    );
    File {
        name: "cover".to_owned(),
        properties: "",
        text: xml_page(language, title, &body),
    }
}

/// The file that each id is in.
fn places(book: &Carried) -> HashMap<String, String> {
    static IDS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"<[^>]*\sid="([^"]*)""#).expect("the pattern is valid"));
    let mut places = HashMap::new();
    for page in book.pages() {
        for id in IDS.captures_iter(&page.html) {
            places.insert(id[1].to_owned(), file_of(page));
        }
    }
    places
}

fn file_of(page: &Page) -> String {
    match &page.number {
        Some(number) => format!("page-{}", number.replace('.', "-")),
        None => format!("page-{}", page.id),
    }
}

fn page_of(language: &str, title: &str, body: &str) -> String {
    xml_page(language, &escaped(title), body)
}

fn xml_page(language: &str, title: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html \
         xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" \
         lang=\"{language}\" xml:lang=\"{language}\">\n<head>\n<title>{title}</title>\n<link \
         rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n{body}\n\
         </body>\n</html>\n"
    )
}

/// The list of contents, which a reader may open beside any page.
fn contents(book: &Carried) -> String {
    let entry = |file: &str, name: &str| {
        let name = escaped(name);
        format!("<li><a href=\"{file}.xhtml\">{name}</a>")
    };
    let mut list = "<nav epub:type=\"toc\" id=\"toc\">\n<h1>Contents</h1>\n<ol>\n".to_owned();
    for part in &book.parts {
        let part_entry = part.title.as_ref().zip(part.name());
        if let Some(((number, _), name)) = &part_entry {
            let _ = writeln!(list, "{}\n<ol>", entry(&format!("part-{number}"), name));
        }
        for page in &part.pages {
            let _ = writeln!(list, "{}</li>", entry(&file_of(page), &page.name()));
        }
        if part_entry.is_some() {
            list += "</ol></li>\n";
        }
    }
    list += "</ol>\n</nav>";
    xml_page(&book.titles.language, "Contents", &list)
}

/// What says which files there are, and in which order they are read.
fn package(book: &Carried, pages: &[File], day: &str) -> String {
    let Titles {
        title,
        description,
        language,
    } = &book.titles;
    let about = match description.as_str() {
        "" => String::new(),
        about => format!("<dc:description>{about}</dc:description>\n"),
    };
    let mut manifest = String::new();
    let mut spine = String::new();
    for File {
        name, properties, ..
    } in pages
    {
        let properties = match *properties {
            "" => String::new(),
            some => format!(" properties=\"{some}\""),
        };
        let _ = writeln!(
            manifest,
            "<item id=\"{name}\" href=\"{name}.xhtml\" \
             media-type=\"application/xhtml+xml\"{properties}/>"
        );
        let _ = writeln!(spine, "<itemref idref=\"{name}\"/>");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package \
         xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"book\" \
         xml:lang=\"{language}\">\n<metadata \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier \
         id=\"book\">urn:uuid:{}</dc:identifier>\n<dc:title>{title}</dc:title>\n\
         <dc:language>{language}</dc:language>\n{about}\
         <meta property=\"dcterms:modified\">{day}T00:00:00Z</meta>\n<meta name=\"cover\" \
         content=\"cover-image\"/>\n</metadata>\n<manifest>\n<item id=\"contents\" \
         href=\"contents.xhtml\" media-type=\"application/xhtml+xml\" \
         properties=\"nav\"/>\n<item id=\"style\" href=\"style.css\" \
         media-type=\"text/css\"/>\n<item id=\"cover-image\" href=\"cover.png\" \
         media-type=\"image/png\" \
         properties=\"cover-image\"/>\n{manifest}</manifest>\n<spine>\n{spine}</spine>\n</package>\n",
        uuid(title)
    )
}
