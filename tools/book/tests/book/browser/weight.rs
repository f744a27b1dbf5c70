//! What a page weighs: its HTML with the styles, scripts and pictures that it
//! loads, beside the same page with mdBook's own theme and search. Fonts are left
//! aside, and so is what only those load who search.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use book::base::names::resolve;
use book::base::problem::Problem;
use html5ever::tokenizer::{TagKind, Token};

use crate::base::html::{self, attribute};
use crate::base::suite::{Suite, said};
use crate::browser::page;
use crate::pages::site;

/// What half of the pages may weigh at the most, in bytes: on a slow phone that
/// is a second or two.
const MOST: u64 = 160_000;

/// What is wrong with the weight of the pages.
pub fn check(suite: &Suite) -> Result<Vec<Problem>> {
    let own = suite.site().map_err(said)?;
    let no_theme = tempfile::tempdir()?;
    let stock = site::build(suite.root(), |command| {
        command
            .env("MDBOOK_OUTPUT__HTML__THEME", no_theme.path())
            .env("MDBOOK_OUTPUT__HTML__ADDITIONAL_CSS", "[]")
            .env("MDBOOK_OUTPUT__HTML__ADDITIONAL_JS", "[]")
            .env("MDBOOK_OUTPUT__HTML__SEARCH__ENABLE", "true");
    });
    let stock = stock.map_err(|error| anyhow!("with mdBook's own theme: {error}"))?;
    let (own, stock) = (median(suite, own)?, median(suite, stock.path())?);
    let limits = [
        ("with mdBook's own theme", stock),
        ("at the most they may", MOST),
    ];
    let over = limits.into_iter().filter(|(_, limit)| own > *limit);
    let problems = over.map(|(whose, limit)| {
        let what = format!("half of the pages weigh {own} bytes or more, and {whose} {limit}");
        Problem::of("the site", what).cure("make what every page loads from theme/ smaller")
    });
    Ok(problems.collect())
}

/// The weight of the page in the middle.
fn median(suite: &Suite, site: &Path) -> Result<u64> {
    let mut weights = Vec::new();
    for page in &suite.pages {
        weights.push(weight(site, &page::html(&page.path))?);
    }
    weights.sort_unstable();
    weights
        .get(weights.len() / 2)
        .copied()
        .context("the book has no pages")
}

/// The bytes of a page, and of what it loads.
fn weight(site: &Path, page: &str) -> Result<u64> {
    let html = fs::read_to_string(site.join(page)).with_context(|| page.to_owned())?;
    let mut weight = html.len() as u64;
    for address in loaded(&html) {
        if address.contains(':') {
            continue;
        }
        let file = resolve(page, address.split(['?', '#']).next().unwrap_or_default());
        let is_left_aside = file.contains("searchindex") || file.starts_with("fonts/");
        if !is_left_aside {
            let metadata = fs::metadata(site.join(&file));
            weight += metadata
                .with_context(|| format!("{page} loads {file}"))?
                .len();
        }
    }
    Ok(weight)
}

/// The addresses of what a page loads.
fn loaded(html: &str) -> BTreeSet<String> {
    let mut addresses = BTreeSet::new();
    html::tokens(html, |token| {
        if let Token::TagToken(tag) = token
            && tag.kind == TagKind::StartTag
        {
            let is_style = || attribute(&tag, "rel").is_some_and(|rel| rel == "stylesheet");
            addresses.extend(match &*tag.name {
                "script" | "img" => attribute(&tag, "src"),
                "link" if is_style() => attribute(&tag, "href"),
                _ => None,
            });
        }
    });
    addresses
}
