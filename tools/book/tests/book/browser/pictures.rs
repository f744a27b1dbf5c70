//! The pictures of the book that are kept as PNG: whether they show what
//! `tools/make-pictures` would draw today.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use book::base::home::home;
use book::base::problem::Problem;
use book::programs::environment;
use book::programs::run::{Until, output};
use libtest_mimic::{Failed, Trial};
use zune_png::PngDecoder;
use zune_png::zune_core::colorspace::ColorSpace;
use zune_png::zune_core::options::DecoderOptions;

use crate::base::sample::judge;
use crate::browser::programs::Programs;
use crate::browser::session;

/// What draws them.
const SCRIPT: &str = "tools/make-pictures";
/// What it makes the preview and the cover of.
const TEMPLATES: [&str; 2] = ["tools/preview.html", "tools/cover.html"];

/// Each picture as it is kept, and what the script calls it.
const PICTURES: [(&str, &str); 3] = [
    ("src/preview.png", "preview.png"),
    ("theme/favicon.png", "favicon.png"),
    ("theme/cover.png", "cover.png"),
];

/// Pictures are compared by the mean colours of squares of so many pixels, in
/// which the edges of letters do not count.
const SQUARE: usize = 8;

/// How far the mean of a square may be from what it should be, of 255: a kept
/// picture has few colours, and no two machines draw letters to the pixel.
const TOLERANCE: f64 = 12.0;

/// What the check rests on beside the styles, scripts and pictures of the site.
pub fn files(_: &Path) -> Result<Vec<String>> {
    let mut files = vec!["index.html".to_owned()];
    for file in [SCRIPT]
        .into_iter()
        .chain(TEMPLATES)
        .chain(PICTURES.map(|(kept, _)| kept))
    {
        files.push(
            home()
                .join(file)
                .to_str()
                .context("a path in UTF-8")?
                .to_owned(),
        );
    }
    Ok(files)
}

/// What is wrong with the pictures of the site that was built in this folder.
pub fn check(site: &Path) -> Result<Vec<Problem>> {
    let drawn = tempfile::tempdir()?;
    let mut command = environment::tool(home().join(SCRIPT));
    command.arg("--draw").args([site, drawn.path()]);
    command.env(
        "CHROMIUM",
        &Programs::find().map_err(anyhow::Error::msg)?.chromium,
    );
    let done = output(command, session::LIMIT, Until::Exit, None)?;
    if !done.success() {
        bail!("{SCRIPT} has failed, and said:\n{}", done.text());
    }
    let mut problems = Vec::new();
    for (kept, name) in PICTURES {
        let is = Picture::read(&home().join(kept))?;
        problems.extend(difference(
            kept,
            &is,
            &Picture::read(&drawn.path().join(name))?,
        ));
    }
    Ok(problems)
}

/// Pixels, in rows from the top.
#[derive(Clone)]
struct Picture {
    width: usize,
    /// Red, green and blue as they are on white, and how much is opaque.
    pixels: Vec<[f64; 4]>,
}

impl Picture {
    fn read(path: &Path) -> Result<Self> {
        let read = || -> Result<Self> {
            let options = DecoderOptions::default()
                .png_set_add_alpha_channel(true)
                .png_set_strip_to_8bit(true);
            let file = Cursor::new(fs::read(path)?);
            let mut decoder = PngDecoder::new_with_options(file, options);
            let bytes = decoder.decode_raw().map_err(|error| anyhow!("{error:?}"))?;
            let (width, _) = decoder.dimensions().context("it has no size")?;
            let rgba = |[red, green, blue, opaque]: [u8; 4]| {
                let share = f64::from(opaque) / 255.0;
                let on_white = |colour| 255.0 - (255.0 - f64::from(colour)) * share;
                [
                    on_white(red),
                    on_white(green),
                    on_white(blue),
                    f64::from(opaque),
                ]
            };
            match decoder.colorspace() {
                Some(ColorSpace::RGBA) => {
                    let pixels = bytes.as_chunks().0.iter().copied().map(rgba).collect();
                    Ok(Picture { width, pixels })
                }
                other => bail!("its colours are {other:?}; make it RGB or a palette"),
            }
        };
        read().with_context(|| format!("{} cannot be read", path.display()))
    }

    fn height(&self) -> usize {
        self.pixels.len() / self.width
    }

    /// The mean colour of the square that begins at this column and row.
    fn mean(&self, left: usize, top: usize) -> [f64; 4] {
        let rows = top..self.height().min(top + SQUARE);
        let columns = left..self.width.min(left + SQUARE);
        let count = (rows.len() * columns.len()) as f64;
        let mut mean = [0.0; 4];
        for row in rows {
            for pixel in &self.pixels[row * self.width..][columns.clone()] {
                for (sum, value) in mean.iter_mut().zip(pixel) {
                    *sum += value / count;
                }
            }
        }
        mean
    }
}

/// Where the picture `kept` is not what was drawn, if anywhere.
fn difference(kept: &str, is: &Picture, drawn: &Picture) -> Option<Problem> {
    let cure = format!("look at it, and run {SCRIPT}");
    let size = |picture: &Picture| format!("{} by {}", picture.width, picture.height());
    if size(is) != size(drawn) {
        let what = format!(
            "it is {} pixels, and {} would be drawn",
            size(is),
            size(drawn)
        );
        return Some(Problem::of(kept, what).cure(cure));
    }
    let mut squares = Vec::new();
    for top in (0..is.height()).step_by(SQUARE) {
        for left in (0..is.width).step_by(SQUARE) {
            let means = is.mean(left, top).into_iter().zip(drawn.mean(left, top));
            let off = means
                .map(|(one, other)| (one - other).abs())
                .fold(0.0, f64::max);
            if off > TOLERANCE {
                squares.push((left, top, off));
            }
        }
    }
    let (left, top, _) = squares.first()?;
    let most = squares
        .iter()
        .fold(0.0, |most, (_, _, off)| f64::max(most, *off));
    let what = format!(
        "it does not show what would be drawn: {} squares of {SQUARE} pixels differ, by up to \
         {most:.0} of 255, the first one {left} pixels from the left and {top} from the top",
        squares.len()
    );
    Some(Problem::of(kept, what).cure(cure))
}

/// A change to a kept picture, and what is then said: nothing, where it still
/// shows the same.
struct Case {
    name: &'static str,
    kept: &'static str,
    change: fn(&mut Picture),
    says: &'static [&'static str],
}

pub fn trials() -> Vec<Trial> {
    let trials = CASES
        .iter()
        .map(|case| Trial::test(format!("drift::pictures/{}", case.name), || run_case(case)));
    trials.collect()
}

fn run_case(case: &Case) -> Result<(), Failed> {
    let kept = Picture::read(&home().join(case.kept)).map_err(|error| format!("{error:#}"))?;
    let mut drawn = kept.clone();
    (case.change)(&mut drawn);
    judge(
        &Vec::from_iter(difference(case.kept, &kept, &drawn)),
        case.says,
    )
}

/// Fills the pixels from one corner to the other.
fn fill(picture: &mut Picture, from: [usize; 2], to: [usize; 2], colour: [f64; 4]) {
    for row in from[1]..to[1] {
        picture.pixels[row * picture.width..][from[0]..to[0]].fill(colour);
    }
}

const WHITE: [f64; 4] = [255.0; 4];

const CASES: &[Case] = &[
    Case {
        name: "same",
        kept: "src/preview.png",
        change: |_| {},
        says: &[],
    },
    Case {
        name: "edges-of-letters",
        kept: "src/preview.png",
        change: |picture| {
            for (index, pixel) in picture.pixels.iter_mut().enumerate() {
                let up = if index % 2 == 0 { 9.0 } else { -9.0 };
                pixel
                    .iter_mut()
                    .for_each(|value| *value = (*value + up).clamp(0.0, 255.0));
            }
        },
        says: &[],
    },
    Case {
        name: "a-bar-as-long-as-another",
        kept: "src/preview.png",
        // The lane of r1 of Rust begins at 157 and ends at 318.
        change: |picture| fill(picture, [308, 278], [318, 300], WHITE),
        says: &["src/preview.png: it does not show what would be drawn: "],
    },
    Case {
        name: "a-word-less",
        kept: "src/preview.png",
        change: |picture| fill(picture, [64, 180], [130, 212], WHITE),
        says: &["the first one 64 pixels from the left and 184 from the top; look at it"],
    },
    Case {
        name: "another-size",
        kept: "src/preview.png",
        change: |picture| picture.pixels.truncate(picture.width * 600),
        says: &["it is 1200 by 630 pixels, and 1200 by 600 would be drawn"],
    },
    Case {
        name: "another-colour",
        kept: "theme/favicon.png",
        change: |picture| {
            for pixel in &mut picture.pixels {
                pixel.swap(0, 2);
            }
        },
        says: &["theme/favicon.png: it does not show what would be drawn: "],
    },
    Case {
        name: "nothing-behind",
        kept: "theme/favicon.png",
        change: |picture| picture.pixels.iter_mut().for_each(|pixel| pixel[3] = 255.0),
        says: &["by up to 255 of 255"],
    },
];
