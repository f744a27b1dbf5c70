//! The figures of listings: what directives show of a program, of its
//! counterpart and of what was recorded of both.

use anyhow::{Result, bail};

use crate::base::html::Html;
use crate::base::markdown::fenced;
use crate::base::names::nearest;
use crate::base::version::{EDITION, Version};
use crate::model::contract::Ends;
use crate::model::lanes::{self, Recorded};
use crate::model::listing::{
    COUNTERPART, COUNTERPART_OUTPUT, Listing, OUTPUT, SOURCE, fail_message, fail_source,
};
use crate::model::metadata::{Counterpart, Runs};
use crate::pages::excerpt;
use crate::pages::frame::{Frame, State};
use crate::pages::marks;
use crate::pages::part::{Part, counterpart_id, id, problem, read};
use crate::pages::playground;
use crate::pages::since::Since;
use crate::pages::timeline;

/// The figure of a listing: the program, its counterpart, their outputs.
///
/// # Errors
///
/// When a recorded text or the anchor is missing.
pub fn listing(listing: &Listing, part: Part) -> Result<String> {
    programs(listing, part, None)
}

/// The figure of a listing as what changed since another.
///
/// # Errors
///
/// As above, and when the two programs are the same, or too much else.
pub fn changed(since: &Since, listing: &Listing, part: Part) -> Result<String> {
    programs(listing, part, Some(since))
}

fn programs(listing: &Listing, part: Part, since: Option<&Since>) -> Result<String> {
    let source = read(listing, SOURCE)?;
    let program = excerpt::excerpt(&source, excerpt::RUST, part.anchor())
        .map_err(|fault| problem(listing, SOURCE, fault))?;
    let (ends, is_run) = (listing.metadata.ends, listing.metadata.runs);
    let info = match (is_run, ends) {
        (Runs::Program, Ends::Success) => "rust",
        (Runs::Program, Ends::Panic) => "rust,should_panic",
        _ => "rust,no_run",
    };
    let mut frame = Frame::new(id(listing, part.anchor()));
    let block = fenced(info, &excerpt::hide(&program));
    let mut block = marks::beside(frame.id(), excerpt::RUST, &program, &block);
    if let Some(since) = since {
        block = since.program(listing, &program, part, &block)?;
    }
    let runs = playground::runs(listing, &source);
    frame.variant("Rust", &State::of_run(is_run, ends), &block, runs);
    if part.has_output() {
        frame.output("Rust", &read(listing, OUTPUT)?);
    }
    frame.end();
    let mut place = Html::new();
    place
        .element(
            "code",
            &[],
            format_args!("cargo {} -p {}", is_run.verb(), listing.package()),
        )
        .text(" ")
        .open("span", &[]);
    path(&mut place, listing, SOURCE);
    place.close("span");
    if let Some(system) = listing.metadata.needs {
        place
            .text(" ")
            .open("span", &[])
            .text("needs")
            .no_break()
            .text(system)
            .close("span");
    }
    frame.place("Rust", place);
    if let Some(counterpart) = &listing.metadata.counterpart {
        let source = read(listing, COUNTERPART)?;
        if part.has_output() || excerpt::has_anchor(&source, excerpt::PYTHON, part.anchor()) {
            python(&mut frame, listing, counterpart, &source, part, since)?;
        }
    }
    let of_whom = since.map_or_else(String::new, Since::caption);
    Ok(frame.caption(&format!("{of_whom}{}", claim(listing, part))))
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
    let mut frame = Frame::new(counterpart_id(listing, part.anchor()));
    let source = read(listing, COUNTERPART)?;
    python(&mut frame, listing, counterpart, &source, part, None)?;
    Ok(frame.caption(&claim(listing, part)))
}

/// The Python variant of a figure; `source` is the counterpart's program.
fn python(
    frame: &mut Frame,
    listing: &Listing,
    counterpart: &Counterpart,
    source: &str,
    part: Part,
    since: Option<&Since>,
) -> Result<()> {
    let lines = excerpt::excerpt(source, excerpt::PYTHON, part.anchor())
        .map_err(|fault| problem(listing, COUNTERPART, fault))?;
    let name = python_name(counterpart.python);
    let ends = listing.counterpart_contract(counterpart).ends;
    let block = fenced("python", &excerpt::visible(&lines));
    let mut block = marks::beside(frame.id(), excerpt::PYTHON, &lines, &block);
    if let Some(since) = since {
        block = since.counterpart(&lines, part, &block)?;
    }
    frame.variant(&name, &State::of(ends), &block, false);
    if part.has_output() {
        frame.output(&name, &read(listing, COUNTERPART_OUTPUT)?);
    }
    frame.end();
    let mut place = Html::new();
    place
        .open("code", &[])
        .text(format_args!("python{} ", counterpart.python));
    path(&mut place, listing, COUNTERPART);
    place.close("code");
    frame.place(name, place);
    Ok(())
}

/// Where a file of the listing lies, which leads there if that is known.
fn path(place: &mut Html, listing: &Listing, file: &str) {
    let path = format!("{}/{file}", listing.place());
    match &listing.repository {
        Some(repository) => {
            let source = repository.source(&path);
            place.element("a", &[("href", &source)], path)
        }
        None => place.text(path),
    };
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
        .map_err(|fault| problem(listing, &file, fault))?;
    let mut frame = Frame::new(id(listing, Some(fail)));
    let block = fenced("rust,compile_fail", &excerpt::hide(&program));
    frame.variant("Rust", &State::refused(), &block, false);
    frame.end();
    frame.message(&read(listing, &fail_message(fail))?);
    let explained = if code.len() == 5 && code.starts_with('E') {
        format!(
            "The compiler refuses it with [{code}](https://doc.rust-lang.org/error_codes/{code}.html)."
        )
    } else if code == "none" {
        "The compiler refuses it, with an error that has no code.".to_owned()
    } else {
        format!("The compiler refuses it with `{code}`.")
    };
    let mut place = Html::new();
    // rustc alone does not find dependencies.
    if listing.dependencies.is_empty() {
        place
            .open("code", &[])
            .text(format_args!("rustc --edition {EDITION} "));
        path(&mut place, listing, &file);
        place.close("code");
    } else {
        place.open("span", &[]);
        path(&mut place, listing, &file);
        place.close("span");
    }
    frame.place("Rust", place);
    Ok(frame.caption(&explained))
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
    let run = lanes::read(language, &read(listing, file)?, &listing.metadata.timeline);
    Ok(run.map_err(|fault| problem(listing, file, fault))?)
}

/// A Python, as a figure names it.
pub fn python_name(version: Version) -> String {
    format!("Python {version}")
}
