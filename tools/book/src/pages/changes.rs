//! What has changed in the book, on a page and as a feed. Both are made of
//! `src/changes.toml`.
//!
//! The feed is Atom, RFC 4287. It lies in `src`, and mdBook takes it into the
//! site as it is. Its links are whole addresses if `site-url` under
//! `[output.html]` is one; until then they are relative to the feed itself,
//! which the format allows. What names an entry does not depend on it.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};

use crate::base::files;
use crate::base::html::{Html, escaped};
use crate::base::markdown::heading_id;
use crate::base::tables;
use crate::model::changes::{self, Change};
use crate::pages::carried::Titles;
use crate::pages::plain;

/// Where the feed lies, relative to the root, and in the site.
pub const FEED: &str = "src/feed.xml";
const IN_SITE: &str = "feed.xml";

/// The page that shows the changes, in the site.
const PAGE: &str = "appendices/changes.html";

/// The changes, as the page `path` shows them.
///
/// # Errors
///
/// When the changes cannot be read.
pub fn markdown(root: &Path, path: &str) -> Result<String> {
    let up = "../".repeat(path.matches('/').count());
    let mut feed = Html::new();
    feed.open("p", &[("class", &"for-site")])
        .text("A reader of feeds tells you of the next one: ")
        .element("a", &[("href", &format!("{up}{IN_SITE}"))], "the feed")
        .text(".")
        .close("p");
    let mut page = format!("{}\n\n", feed.as_str());
    for change in changes::read(root)? {
        let mut day = Html::new();
        day.open("p", &[("class", &"day")])
            .element("time", &[("datetime", &change.day)], change.day.in_words())
            .close("p");
        let _ = write!(
            page,
            "## {}\n\n{}\n\n{}{}\n\n",
            change.title,
            day.as_str(),
            change.text.trim(),
            seen_on(&change, root, &up)?
        );
    }
    Ok(page)
}

/// Where a change is seen.
fn seen_on(change: &Change, root: &Path, up: &str) -> Result<String> {
    let links = change.titled(root)?.into_iter();
    let links = Vec::from_iter(links.map(|(path, title)| format!("[{title}]({up}{path})")));
    Ok(match links.as_slice() {
        [] => String::new(),
        [one] => format!(" See {one}."),
        [several @ .., last] => format!(" See {} and {last}.", several.join(", ")),
    })
}

/// The feed of the book at `root`.
///
/// # Errors
///
/// When the changes or the settings of the book cannot be read.
pub fn feed(root: &Path) -> Result<String> {
    let titles = Titles::read(root)?;
    let site = site(root)?;
    let changes = changes::read(root)?;
    let newest = changes
        .first()
        .with_context(|| format!("{} has no change", changes::FILE))?;
    let title = &titles.title;
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed \
         xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{title}</title>\n\
         <subtitle>What has changed in the book</subtitle>\n<id>urn:uuid:{}</id>\n\
         <updated>{}T00:00:00Z</updated>\n<author><name>{title}</name></author>\n<link \
         href=\"{site}{PAGE}\"/>\n",
        titles.language,
        files::uuid(&format!("{title} changes")),
        newest.day
    );
    if !site.is_empty() {
        let _ = writeln!(feed, "<link rel=\"self\" href=\"{site}{IN_SITE}\"/>");
    }
    for change in &changes {
        let text = plain::sections(&change.text)
            .into_iter()
            .map(|section| section.text);
        let _ = write!(
            feed,
            "<entry>\n<title>{}</title>\n<id>urn:uuid:{}</id>\n<updated>{}T00:00:00Z</updated>\n\
             <link href=\"{site}{PAGE}#{}\"/>\n<summary>{}</summary>\n</entry>\n",
            escaped(&change.title),
            files::uuid(&format!("{title} {} {}", change.day, change.title)),
            change.day,
            heading_id(&change.title),
            escaped(&text.collect::<String>())
        );
    }
    Ok(feed + "</feed>\n")
}

/// The address of the site, with a slash at its end, or nothing until it is
/// known.
fn site(root: &Path) -> Result<String> {
    let text = files::read(&root.join("book.toml"))?;
    let table: toml::Table = tables::parse("book.toml", &text)?;
    let site = table
        .get("output")
        .and_then(|output| output.get("html")?.get("site-url")?.as_str())
        .filter(|site| site.starts_with("http"));
    Ok(site.map_or(String::new(), |site| {
        format!("{}/", escaped(site.trim_end_matches('/')))
    }))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn book(settings: &str) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        let write = |file: &str, text: &str| fs::write(root.path().join(file), text).unwrap();
        fs::create_dir(root.path().join("src")).unwrap();
        write(
            "book.toml",
            &format!("[book]\ntitle = \"A & B\"\n{settings}"),
        );
        write(
            "src/SUMMARY.md",
            "# Summary\n\n- [Talk](a/talk.md)\n- [Walk](walk.md)\n",
        );
        write(
            changes::FILE,
            "[[change]]\nday = \"2026-11-27\"\ntitle = \"More `spawn`\"\ntext = \"It is <b>, and \
             *so* on.\"\npages = [\"a/talk\", \"walk\"]\n",
        );
        root
    }

    #[test]
    fn the_page_leads_to_the_pages_and_to_the_feed() {
        let page = markdown(book("").path(), "appendices/changes.md").unwrap();
        assert_eq!(
            page,
            "<p class=\"for-site\">A reader of feeds tells you of the next one: \
             <a href=\"../feed.xml\">the feed</a>.</p>\n\n## More `spawn`\n\n<p class=\"day\"><time \
             datetime=\"2026-11-27\">27 November 2026</time></p>\n\nIt is <b>, and *so* on. See \
             [Talk](../a/talk.md) and [Walk](../walk.md).\n\n"
        );
    }

    #[test]
    fn the_links_of_the_feed_are_whole_once_the_address_of_the_site_is_known() {
        let relative = feed(book("").path()).unwrap();
        assert!(relative.contains("<link href=\"appendices/changes.html#more-spawn\"/>"));
        assert!(!relative.contains("rel=\"self\""));
        assert!(relative.contains("<title>A &amp; B</title>"));
        assert!(relative.contains("<updated>2026-11-27T00:00:00Z</updated>"));
        let settings = "[output.html]\nsite-url = \"https://example.org/book\"";
        let whole = feed(book(settings).path()).unwrap();
        let at = "href=\"https://example.org/book/";
        assert!(whole.contains(&format!("<link {at}appendices/changes.html#more-spawn\"/>")));
        assert!(whole.contains(&format!("<link rel=\"self\" {at}feed.xml\"/>")));
        let ids = |feed: &str| {
            let lines = feed.lines().filter(|line| line.starts_with("<id>"));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(ids(&relative), ids(&whole));
        // A path alone is no whole address.
        let path = feed(book("[output.html]\nsite-url = \"/book/\"").path()).unwrap();
        assert_eq!(path, relative);
    }
}
