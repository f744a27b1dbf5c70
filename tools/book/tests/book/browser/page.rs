//! What is true of every page: in three themes and three widths, without
//! scripts, and for those who do not see it.

use std::collections::{BTreeMap, HashMap};
use std::fs;

use anyhow::{Context, Result};
use book::base::problem::Problem;
use book::pages::expand::Block;
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use crate::base::suite::{Page, Suite, said};
use crate::browser::session::Session;
use crate::browser::{Browser, code, head};

/// The page for addresses that do not exist.
pub const MISSING: &str = "404.html";

/// One whose colours are neither light nor dark, the dark one that readers get
/// by default, and the light one.
const THEMES: [&str; 3] = ["rust", "navy", "light"];

/// A phone, a tablet, a laptop.
const WIDTHS: [u32; 3] = [390, 768, 1280];

/// From this width on, code has room.
const ROOM: u32 = 1280;

/// From this width on, two programs can stand side by side.
pub const BESIDE: u32 = 1500;

/// How much of a text is shown around the place where it differs.
const AROUND: usize = 40;

/// How many words are shown before and after one that is lost.
const WORDS: usize = 4;

/// The file of the site that `src/<path>` becomes.
pub fn html(path: &str) -> String {
    let html = path.strip_suffix(".md").unwrap_or(path).to_owned() + ".html";
    match html.strip_suffix("README.html") {
        Some(folder) => format!("{folder}index.html"),
        None => html,
    }
}

/// Everything that is wrong with `page`; with [`MISSING`] where there is none.
pub fn check(suite: &Suite, session: &Session, page: Option<&Page>) -> Result<Vec<Problem>> {
    let browser = suite.browser().map_err(said)?;
    let (file, source) = match page {
        Some(page) => (html(&page.path), format!("src/{}", page.path)),
        None => (MISSING.to_owned(), MISSING.to_owned()),
    };
    let html = fs::read_to_string(suite.site().map_err(said)?.join(&file))?;
    let expanded = page.map(|page| suite.expand(page)).transpose()?;
    let programs: Vec<&Block> = expanded
        .iter()
        .flat_map(|expanded| &expanded.blocks)
        .filter(|block| block.is_rust())
        .collect();

    let mut problems = head::check(&html);
    session.open_fresh(&browser.address, &file)?;
    let text = Text::read(session)?;
    problems.extend(seen(browser, session)?);
    problems.extend(beside(session)?);
    problems.extend(session.call::<Vec<String>>("silent", &[])?);
    problems.extend(session.call::<Vec<String>>("undefined", &[])?);
    problems.extend(code::check(session, &programs)?);
    problems.extend(console(session)?);
    problems.extend(strangers(session, &browser.address)?);
    problems.extend(without_scripts(session, &text)?);
    Ok(problems
        .into_iter()
        .map(|what| Problem::of(&source, what))
        .collect())
}

/// What is wrong to the eye in every theme and width, and to axe-core.
///
/// A theme changes colours only (`theme/book.css`): the rules about colours
/// are asked in each of them, the others in one. axe-core takes long, and about
/// text in colours that it has found right, on any page, it is not asked again.
fn seen(browser: &Browser, session: &Session) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Look {
        problems: Vec<String>,
        ways: Vec<String>,
    }
    let mut seen = Seen::default();
    for width in WIDTHS {
        session.width(width)?;
        session.call::<()>("settled", &[])?;
        let options = [json!(THEMES), json!(width >= ROOM)];
        let looks: Vec<Look> = session.call("look", &options)?;
        for (theme, look) in THEMES.into_iter().zip(looks) {
            seen.add(width, theme, look.problems);
            let mut ways = look.ways;
            ways.retain(|way| !browser.right_colours().contains(way));
            if ways.is_empty() {
                continue;
            }
            let faults: Vec<String> =
                session.call("faultsOfColours", &[json!(theme), json!(ways)])?;
            if faults.is_empty() {
                browser.right_colours().extend(ways);
            }
            seen.add(width, theme, faults);
        }
        let theme = THEMES[THEMES.len() - 1];
        let every_language = width == WIDTHS[0];
        let faults = session.call("faults", &[json!(theme), json!(every_language)])?;
        seen.add(width, theme, faults);
    }
    Ok(seen.told())
}

/// What is wrong when a reader has chosen to see both languages side by side.
fn beside(session: &Session) -> Result<Vec<String>> {
    session.width(BESIDE)?;
    session.call::<()>("settled", &[])?;
    let problems: Vec<String> = session.call("beside", &[])?;
    let told = |problem| format!("side by side at {BESIDE} px: {problem}");
    Ok(problems.into_iter().map(told).collect())
}

/// Problems, each with the widths and themes that it is seen in.
#[derive(Default)]
struct Seen(Vec<(String, BTreeMap<u32, Vec<&'static str>>)>);

impl Seen {
    fn add(&mut self, width: u32, theme: &'static str, problems: Vec<String>) {
        for problem in problems {
            let known = self.0.iter().position(|(known, _)| *known == problem);
            let at = known.unwrap_or_else(|| {
                self.0.push((problem, BTreeMap::new()));
                self.0.len() - 1
            });
            let themes = self.0[at].1.entry(width).or_default();
            if !themes.contains(&theme) {
                themes.push(theme);
            }
        }
    }

    fn told(self) -> Vec<String> {
        let told = self.0.into_iter().map(|(problem, places)| {
            let places = places.into_iter().map(|(width, themes)| {
                if themes.len() == THEMES.len() {
                    format!("at {width} px")
                } else {
                    format!("at {width} px in {}", themes.join(" and "))
                }
            });
            format!("{}: {problem}", Vec::from_iter(places).join(", "))
        });
        told.collect()
    }
}

/// What the page wrote to the console, or the browser about it.
fn console(session: &Session) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Entry {
        level: String,
        message: String,
    }
    let mut problems = Vec::new();
    for entry in session.log("browser")? {
        let entry: Entry = serde_json::from_value(entry)?;
        if ["SEVERE", "WARNING"].contains(&entry.level.as_str()) {
            problems.push(format!(
                "the console says: {}; a page that works says nothing there",
                entry.message
            ));
        }
    }
    problems.dedup();
    Ok(problems)
}

/// Requests to any host but that of the site.
fn strangers(session: &Session, site: &str) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    for entry in session.log("performance")? {
        let entry: Value = serde_json::from_str(entry["message"].as_str().unwrap_or_default())?;
        let message = &entry["message"];
        let address = match message["method"].as_str() {
            Some("Network.requestWillBeSent") => &message["params"]["request"]["url"],
            Some("Network.webSocketCreated") => &message["params"]["url"],
            _ => continue,
        };
        let address = address.as_str().context("a request has an address")?;
        let url = Url::parse(address)?;
        if url.has_host() && url.origin() != Url::parse(site)?.origin() {
            problems.push(format!(
                "it asks {} for {address} before the reader does anything; bring the file along, \
                 or ask for it only when the reader wants it",
                url.host_str().unwrap_or_default()
            ));
        }
    }
    problems.sort();
    problems.dedup();
    Ok(problems)
}

/// The text of a page, and the words of it that are seen at the least and the
/// greatest width.
struct Text {
    all: String,
    seen: [(u32, Vec<String>); 2],
}

impl Text {
    fn read(session: &Session) -> Result<Self> {
        let mut seen = [WIDTHS[0], ROOM].map(|width| (width, Vec::new()));
        for (width, words) in &mut seen {
            session.width(*width)?;
            *words = session.call("seen", &[])?;
        }
        let all = session.call("text", &[])?;
        Ok(Text { all, seen })
    }
}

/// What is missing without scripts; `with` is what is read with them.
fn without_scripts(session: &Session, with: &Text) -> Result<Vec<String>> {
    session.reload_without_scripts()?;
    let without = Text::read(session)?;
    let mut problems: Vec<String> = session.call("unseen", &[])?;
    if let Some(difference) = difference(&without.all, &with.all) {
        problems.push(format!(
            "its text is another one with scripts; put all of it into the HTML. {difference}"
        ));
    }
    for ((width, without), (_, with)) in without.seen.iter().zip(&with.seen) {
        if let Some(lost) = lost(without, with) {
            problems.push(format!(
                "at {width} px, “{lost}” is not seen without scripts; let only a script hide it"
            ));
            break;
        }
    }
    Ok(problems)
}

/// The first of the words that is there less often without scripts, and what
/// is around it.
fn lost(without: &[String], with: &[String]) -> Option<String> {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in without {
        *left.entry(word).or_default() += 1;
    }
    let lost = with
        .iter()
        .position(|word| match left.get_mut(word.as_str()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        })?;
    let around = lost.saturating_sub(WORDS)..with.len().min(lost + WORDS + 1);
    Some(with[around].join(" "))
}

/// Where two texts begin to differ, if they do.
fn difference(without: &str, with: &str) -> Option<String> {
    if without == with {
        return None;
    }
    let same = without
        .char_indices()
        .zip(with.chars())
        .find(|((_, a), b)| a != b)
        .map_or(without.len().min(with.len()), |((at, _), _)| at);
    let around = |text: &str| -> String {
        let before = text[..same].chars().rev().take(AROUND).count();
        let skipped = text[..same].chars().count() - before;
        text.chars().skip(skipped).take(before + AROUND).collect()
    };
    Some(format!(
        "Without: “…{}…”; with: “…{}…”",
        around(without),
        around(with)
    ))
}
