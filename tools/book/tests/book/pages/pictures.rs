//! The picture that other sites show of the book, and what the pages say of it.
//! `tools/make-pictures` draws it, which needs a browser: here, what it shows is
//! compared; the pixels are in `browser::pictures`.

use std::fs;
use std::sync::Arc;

use book::base::files::digest;
use book::base::markdown;
use book::base::problem::Problem;
use book::model::listing::{COUNTERPART_OUTPUT, FOLDER, OUTPUT};
use libtest_mimic::{Failed, Trial};
use toml::Table;

use crate::base::sample::judge;
use crate::base::suite::{Suite, all};

const PICTURE: &str = "src/preview.png";
const TEMPLATE: &str = "tools/preview.html";
/// What the cover of the EPUB is made of: it shows the same runs.
const COVER: &str = "tools/cover.html";
/// What the picture shows, each file with its hash, as `sha256sum` writes it.
const SHOWN: &str = "theme/preview.sha256";
const HEAD: &str = "theme/head.hbs";
const SETTINGS: &str = "book.toml";
const FRONT: &str = "index.md";
const DRAW: &str = "run tools/make-pictures";

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let suite = Arc::clone(suite);
    let mut trials = vec![Trial::test("book::preview", move || all(preview(&suite)?))];
    trials.extend(CASES.iter().map(|case| {
        Trial::test(format!("drift::preview/{}", case.name), || {
            let settings: Table = case.settings.parse()?;
            let said = told(case.head, &settings, [12, 6]);
            judge(&said, case.says)
        })
    }));
    trials
}

/// What the pages say of a picture of 12 by 6 pixels, under some settings, and
/// what is wrong with it.
struct Case {
    name: &'static str,
    head: &'static str,
    settings: &'static str,
    says: &'static [&'static str],
}

const KNOWN: &str = "[output.html]\nsite-url = \"https://example.org/book/\"";
const TOLD: &str = "<meta property=\"og:image\" content=\"https://example.org/book/preview.png\">\n\
                    <meta property=\"og:image:width\" content=\"12\">\n\
                    <meta property=\"og:image:height\" content=\"6\">\n";

const CASES: &[Case] = &[
    Case {
        name: "no-address",
        head: "<title>",
        settings: "[output.html]\nsite-url = \"/book/\"",
        says: &[],
    },
    Case {
        name: "whole-address",
        head: TOLD,
        settings: KNOWN,
        says: &[],
    },
    Case {
        name: "address-of-nobody",
        head: TOLD,
        settings: "[output.html]",
        says: &[
            "theme/head.hbs:1: og:image needs a whole address, and that of the site is not known",
        ],
    },
    Case {
        name: "another-address",
        head: TOLD,
        settings: "[output.html]\nsite-url = \"https://example.com\"",
        says: &["write `<meta property=\"og:image\" content=\"https://example.com/preview.png\">`"],
    },
    Case {
        name: "no-size",
        head: "<meta property=\"og:image\" content=\"https://example.org/book/preview.png\">",
        settings: KNOWN,
        says: &[
            "og:image:width\" content=\"12\">`",
            "og:image:height\" content=\"6\">`",
        ],
    },
];

fn preview(suite: &Suite) -> Result<Vec<Problem>, Failed> {
    let path = |file: &str| suite.root().join(file);
    let read =
        |file: &str| book::base::files::read(&path(file)).map_err(|error| format!("{error:#}"));
    let front = read(&format!("src/{FRONT}"))?;
    let run = markdown::directives(&front)
        .into_iter()
        .find(|directive| directive.name == "timeline")
        .ok_or_else(|| {
            let what = format!("it has no timeline for {PICTURE} to show");
            Problem::of(format!("src/{FRONT}"), what)
        })?;
    let mut wanted = String::new();
    for file in [
        format!("{FOLDER}/{}/{OUTPUT}", run.argument),
        format!("{FOLDER}/{}/{COUNTERPART_OUTPUT}", run.argument),
        TEMPLATE.to_owned(),
        COVER.to_owned(),
    ] {
        wanted += &format!("{}  {file}\n", digest(&read(&file)?));
    }
    let mut problems = Vec::new();
    if read(SHOWN)?.replace("\r\n", "\n") != wanted {
        let what =
            format!("it or the cover does not show the runs on the front page as {TEMPLATE} says");
        problems.push(Problem::of(PICTURE, what).cure(DRAW));
    }
    let png = fs::read(path(PICTURE)).map_err(|error| format!("{PICTURE}: {error}"))?;
    let [width, height] =
        size(&png).ok_or_else(|| Problem::of(PICTURE, "it is no PNG").cure(DRAW))?;
    let settings: Table = read(SETTINGS)?
        .parse()
        .map_err(|error| format!("{SETTINGS}: {error}"))?;
    problems.extend(told(&read(HEAD)?, &settings, [width, height]));
    Ok(problems)
}

/// What is wrong with what the pages say of the picture, which has this size:
/// where it lies, once the settings know the site's whole address, and else
/// nothing, since other sites could not find it.
fn told(head: &str, settings: &Table, [width, height]: [u32; 2]) -> Vec<Problem> {
    let site = settings
        .get("output")
        .and_then(|output| output.get("html")?.get("site-url")?.as_str())
        .filter(|site| site.starts_with("http"));
    let Some(site) = site else {
        let line = head
            .lines()
            .position(|line| line.contains("property=\"og:image"));
        let problem = line.map(|line| {
            let what = "og:image needs a whole address, and that of the site is not known";
            Problem::at(HEAD, line + 1, what).cure(format!(
                "give {SETTINGS} `site-url = \"https://…/\"` under [output.html], or delete the line"
            ))
        });
        return Vec::from_iter(problem);
    };
    let address = format!("{}/preview.png", site.trim_end_matches('/'));
    let wanted = [
        ("", address),
        (":width", width.to_string()),
        (":height", height.to_string()),
    ];
    let lines = wanted
        .map(|(name, value)| format!("<meta property=\"og:image{name}\" content=\"{value}\">"));
    let missing = lines.into_iter().filter(|line| !head.contains(line));
    let problems = missing.map(|line| {
        let what = format!("it does not say where {PICTURE} will be, or how large it is");
        Problem::of(HEAD, what).cure(format!("write `{line}`"))
    });
    problems.collect()
}

/// The width and the height of a PNG.
fn size(png: &[u8]) -> Option<[u32; 2]> {
    let header = png.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let (width, rest) = header.split_first_chunk()?;
    let (height, _) = rest.split_first_chunk()?;
    Some([u32::from_be_bytes(*width), u32::from_be_bytes(*height)])
}
