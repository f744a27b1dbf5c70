//! The picture that other sites show of the book. `tools/make-pictures` draws
//! it, which needs a browser, so what is checked is that it would draw the same.

use std::fs;
use std::sync::Arc;

use book::base::files::digest;
use book::base::markdown;
use book::base::problem::Problem;
use libtest_mimic::{Failed, Trial};

use crate::base::suite::{Suite, all};

const PICTURE: &str = "src/preview.png";
const TEMPLATE: &str = "tools/preview.html";
/// What the picture shows, each file with its hash, as `sha256sum` writes it.
const SHOWN: &str = "theme/preview.sha256";
const HEAD: &str = "theme/head.hbs";
const FRONT: &str = "index.md";
const DRAW: &str = "run tools/make-pictures";

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let suite = Arc::clone(suite);
    vec![Trial::test("book::preview", move || all(preview(&suite)?))]
}

fn preview(suite: &Suite) -> Result<Vec<Problem>, Failed> {
    let path = |file: &str| suite.root().join(file);
    let read =
        |file: &str| fs::read_to_string(path(file)).map_err(|error| format!("{file}: {error}"));
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
        format!("listings/{}/output.txt", run.argument),
        format!("listings/{}/counterpart.txt", run.argument),
        TEMPLATE.to_owned(),
    ] {
        wanted += &format!("{}  {file}\n", digest(&read(&file)?));
    }
    let mut problems = Vec::new();
    if read(SHOWN)?.replace("\r\n", "\n") != wanted {
        let what =
            format!("it does not show the runs on the front page, or not as {TEMPLATE} says");
        problems.push(Problem::of(PICTURE, what).cure(DRAW));
    }
    let png = fs::read(path(PICTURE)).map_err(|error| format!("{PICTURE}: {error}"))?;
    let [width, height] =
        size(&png).ok_or_else(|| Problem::of(PICTURE, "it is no PNG").cure(DRAW))?;
    let head = read(HEAD)?;
    for (name, pixels) in [("width", width), ("height", height)] {
        let said = format!("<meta property=\"og:image:{name}\" content=\"{pixels}\">");
        if !head.contains(&said) {
            let what = format!("it does not say `{said}` of {PICTURE}");
            problems.push(Problem::of(HEAD, what));
        }
    }
    Ok(problems)
}

/// The width and the height of a PNG.
fn size(png: &[u8]) -> Option<[u32; 2]> {
    let header = png.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let (width, rest) = header.split_first_chunk()?;
    let (height, _) = rest.split_first_chunk()?;
    Some([u32::from_be_bytes(*width), u32::from_be_bytes(*height)])
}
