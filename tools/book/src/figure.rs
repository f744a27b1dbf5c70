//! The figures that directives become, as the Markdown and HTML that mdBook
//! renders.

use std::fmt::Write;
use std::fs;
use std::io::ErrorKind;

use anyhow::{Context, Result, anyhow, bail};

use crate::book::nearest;
use crate::excerpt;
use crate::listing::{Counterpart, Ends, Listing};
use crate::markdown::fenced;
use crate::playground;
use crate::python::Version;
use crate::record::{COUNTERPART, COUNTERPART_OUTPUT, OUTPUT, SOURCE, fail_message, fail_source};
use crate::rustc::EDITION;
use crate::timeline::{self, Recorded};

/// What a figure shows of a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// All of it, and its output.
    Whole,
    /// The lines of an anchor.
    Excerpt(&'a str),
    /// The lines of an anchor, and the output of the whole program.
    ExcerptAndOutput(&'a str),
}

impl<'a> Part<'a> {
    fn anchor(self) -> Option<&'a str> {
        match self {
            Part::Whole => None,
            Part::Excerpt(anchor) | Part::ExcerptAndOutput(anchor) => Some(anchor),
        }
    }

    fn has_output(self) -> bool {
        !matches!(self, Part::Excerpt(_))
    }
}

/// The figure of a listing: the program, its counterpart, their outputs.
///
/// # Errors
///
/// When a recorded text or the anchor is missing.
pub fn listing(listing: &Listing, part: Part) -> Result<String> {
    let source = read(listing, SOURCE)?;
    let program = excerpt::excerpt(&source, excerpt::RUST, part.anchor())
        .with_context(|| format!("{}/{SOURCE}", listing.place()))?;
    let ends = listing.metadata.ends;
    let info = match ends {
        Ends::Success => "rust",
        Ends::Panic => "rust,should_panic",
        Ends::Exit(_) | Ends::Never => "rust,no_run",
    };
    let mut figure = start(listing, part.anchor());
    let block = fenced(info, &excerpt::hide(&program));
    let runs = playground::runs(listing, &source);
    variant(&mut figure, "Rust", state(ends), &block, runs);
    if part.has_output() {
        output(&mut figure, "Rust", &read(listing, OUTPUT)?);
    }
    figure.push_str("</div>\n");
    let mut beside = None;
    if let Some(counterpart) = &listing.metadata.counterpart {
        let source = read(listing, COUNTERPART)?;
        if part.has_output() || excerpt::has_anchor(&source, excerpt::PYTHON, part.anchor()) {
            beside = Some(python(&mut figure, listing, counterpart, &source, part)?);
        }
    }
    let needs = listing.metadata.needs;
    let needs = needs.map_or(String::new(), |system| {
        format!(" <span>needs&nbsp;{system}</span>")
    });
    let place = format!(
        "<code>cargo run -p {}</code> <span>{}/{SOURCE}</span>{needs}",
        listing.package(),
        listing.place()
    );
    let mut places = vec![("Rust".to_owned(), place)];
    places.extend(beside);
    let id = id(listing, part.anchor());
    caption(&mut figure, &id, &claim(listing, part), &places);
    Ok(figure)
}

/// The figure of a counterpart that is shown alone, because the page begins
/// with the Python program.
///
/// # Errors
///
/// When the listing has no counterpart, or when a recorded text or the anchor
/// is missing.
pub fn counterpart(listing: &Listing, part: Part) -> Result<String> {
    let Some(counterpart) = &listing.metadata.counterpart else {
        bail!(
            "`{}` has no [package.metadata.listing.counterpart] in its Cargo.toml",
            listing.name
        );
    };
    let suffix = part
        .anchor()
        .map_or("counterpart".to_owned(), |a| format!("counterpart-{a}"));
    let mut figure = start(listing, Some(&suffix));
    let source = read(listing, COUNTERPART)?;
    let place = python(&mut figure, listing, counterpart, &source, part)?;
    let id = id(listing, Some(&suffix));
    caption(&mut figure, &id, &claim(listing, part), &[place]);
    Ok(figure)
}

/// The Python variant of a figure; `source` is the counterpart's program. Gives
/// the name of the variant, and how to run it.
fn python(
    figure: &mut String,
    listing: &Listing,
    counterpart: &Counterpart,
    source: &str,
    part: Part,
) -> Result<(String, String)> {
    let lines = excerpt::excerpt(source, excerpt::PYTHON, part.anchor())
        .with_context(|| format!("{}/{COUNTERPART}", listing.place()))?;
    let name = python_name(counterpart.python);
    let ends = listing.counterpart_contract(counterpart).ends;
    let block = fenced("python", &excerpt::visible(&lines));
    variant(figure, &name, state(ends), &block, false);
    if part.has_output() {
        output(figure, &name, &read(listing, COUNTERPART_OUTPUT)?);
    }
    figure.push_str("</div>\n");
    let place = format!(
        "<code>python{} {}/{COUNTERPART}</code>",
        counterpart.python,
        listing.place()
    );
    Ok((name, place))
}

fn claim(listing: &Listing, part: Part) -> String {
    let excerpt = if part.anchor().is_some() {
        "Excerpt. "
    } else {
        ""
    };
    format!("{excerpt}{}", listing.metadata.claim)
}

/// The figure of `fails/<fail>.rs`: the program and the compiler's message.
///
/// # Errors
///
/// When there is no such program, or when its message or the anchor is missing.
pub fn fails(listing: &Listing, fail: &str, anchor: Option<&str>) -> Result<String> {
    let known = &listing.metadata.fails;
    let Some(code) = known.get(fail) else {
        bail!(
            "`{}` has no program `{fail}` that fails to compile{}",
            listing.name,
            nearest(fail, known.keys().map(String::as_str))
        );
    };
    let file = fail_source(fail);
    let source = read(listing, &file)?;
    let program = excerpt::excerpt(&source, excerpt::RUST, anchor)
        .with_context(|| format!("{}/{file}", listing.place()))?;
    let mut figure = start(listing, Some(fail));
    let block = fenced("rust,compile_fail", &excerpt::hide(&program));
    let state = ("fails", "does not compile".to_owned());
    variant(&mut figure, "Rust", state, &block, false);
    figure.push_str("</div>\n");
    let message = fenced("text", &read(listing, &fail_message(fail))?);
    let title = "What the compiler says";
    said(&mut figure, "message", title, title, &message);
    let explained = if code.len() == 5 && code.starts_with('E') {
        format!(
            "The compiler refuses it with [{code}](https://doc.rust-lang.org/error_codes/{code}.html)."
        )
    } else if code == "none" {
        "The compiler refuses it, with an error that has no code.".to_owned()
    } else {
        format!("The compiler refuses it with `{code}`.")
    };
    let place = format!("{}/{file}", listing.place());
    // rustc alone does not find dependencies.
    let place = if listing.dependencies.is_empty() {
        format!("<code>rustc --edition {EDITION} {place}</code>")
    } else {
        format!("<span>{place}</span>")
    };
    let id = id(listing, Some(fail));
    caption(&mut figure, &id, &explained, &[("Rust".to_owned(), place)]);
    Ok(figure)
}

/// The recorded runs of a listing and of its counterpart as lanes over time.
///
/// # Errors
///
/// When the metadata name no bars, or when an output has none.
pub fn timeline(listing: &Listing) -> Result<String> {
    let bars = &listing.metadata.timeline;
    if bars.is_empty() {
        bail!(
            "`{}` has no [package.metadata.listing.timeline] in its Cargo.toml; it says which word \
             opens a bar and which closes it",
            listing.name
        );
    }
    let mut runs = vec![recorded(listing, "Rust", OUTPUT)?];
    if let Some(counterpart) = &listing.metadata.counterpart {
        runs.push(recorded(
            listing,
            &python_name(counterpart.python),
            COUNTERPART_OUTPUT,
        )?);
    }
    Ok(timeline::figure(listing, &runs))
}

fn recorded(listing: &Listing, language: &str, file: &str) -> Result<Recorded> {
    timeline::read(language, &read(listing, file)?, &listing.metadata.timeline)
        .with_context(|| format!("{}/{file}", listing.place()))
}

fn python_name(version: Version) -> String {
    format!("Python {version}")
}

fn read(listing: &Listing, file: &str) -> Result<String> {
    let place = format!("{}/{file}", listing.place());
    fs::read_to_string(listing.dir.join(file)).map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            anyhow!(
                "{place} is missing; run `cargo book record {}`",
                listing.name
            )
        }
        _ => anyhow!("{place} cannot be read: {error}"),
    })
}

fn start(listing: &Listing, suffix: Option<&str>) -> String {
    let id = id(listing, suffix);
    format!("<figure class=\"listing\" id=\"{id}\">\n")
}

/// The id of a listing's figure; `suffix` is the anchor of an excerpt.
pub fn id(listing: &Listing, suffix: Option<&str>) -> String {
    let mut id = format!("listing-{}", listing.package());
    if let Some(suffix) = suffix {
        let _ = write!(id, "-{suffix}");
    }
    id
}

/// `text` as HTML that shows it as it is.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// A block that stands on the page itself, and what it does.
pub fn snippet(block: &str) -> String {
    let (class, words) = state(Ends::Success);
    format!(
        "<div class=\"snippet\">\n<p class=\"part\"><span class=\"state {class}\">{words}</span></p>\n\n\
         {block}\n</div>\n"
    )
}

/// What a program does, as a class for its sign and in words.
fn state(ends: Ends) -> (&'static str, String) {
    match ends {
        Ends::Success => ("runs", "runs".to_owned()),
        Ends::Panic => ("panics", "panics".to_owned()),
        Ends::Exit(code) => ("exits", format!("ends with exit code {code}")),
        Ends::Never => ("never-ends", "never ends".to_owned()),
    }
}

/// Opens a variant (one language's side of a figure) and shows its code;
/// `runs` says that the Rust Playground can run it.
fn variant(figure: &mut String, name: &str, state: (&str, String), block: &str, runs: bool) {
    let (class, words) = state;
    let playground = if runs { " data-playground" } else { "" };
    let _ = write!(
        figure,
        "<div class=\"variant\" data-name=\"{name}\"{playground}>\n<p class=\"part\"><span \
         class=\"name\">{name}</span> <span class=\"state {class}\">{words}</span></p>\n\n{block}\n"
    );
}

/// What the program of the variant called `name` printed.
fn output(figure: &mut String, name: &str, text: &str) {
    if text.is_empty() {
        figure.push_str("<p class=\"part\">It prints nothing.</p>\n\n");
    } else {
        let label = format!("Output of {name}");
        said(figure, "output", &label, "Output", &fenced("text", text));
    }
}

/// A part of a figure that a program wrote, as a labelled group.
fn said(figure: &mut String, class: &str, label: &str, title: &str, block: &str) {
    let _ = write!(
        figure,
        "<div class=\"{class}\" role=\"group\" aria-label=\"{label}\">\n<p class=\"part\">{title}</p>\n\n\
         {block}\n</div>\n"
    );
}

/// Says what the figure called `id` shows, and for each of its variants how to
/// run it or where it lies.
fn caption(figure: &mut String, id: &str, claim: &str, places: &[(String, String)]) {
    let _ = write!(figure, "<figcaption>\n\n{claim}\n\n");
    for (name, place) in places {
        let _ = writeln!(
            figure,
            "<p class=\"place\" data-name=\"{name}\">{place} <a href=\"#{id}\">Link</a></p>"
        );
    }
    figure.push_str("</figcaption>\n</figure>\n");
}
