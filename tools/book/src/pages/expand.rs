//! Turns the directives of a page into what mdBook renders. Which there are,
//! and what each becomes, stands in
//! [`crate::pages::directive`].

use std::ops::Range;

use anyhow::{Result, anyhow};

use crate::base::files;
use crate::base::markdown::{self, Directive, fenced};
use crate::base::problem::{Problem, Problems};
use crate::model::book::Book;
use crate::model::measurement::Measurement;
use crate::pages::directive::{Kind, compared, shown_listing, split_anchor};
use crate::pages::excerpt;
use crate::pages::figure;
use crate::pages::frame;
use crate::pages::marks::Cited;
use crate::pages::part::Part;
use crate::pages::since::Since;
use crate::pages::{changes, decisions, forms, plot, table, tries, value};

/// A page with its directives expanded.
#[derive(Debug)]
pub struct Expanded {
    /// What mdBook renders.
    pub text: String,
    /// Its fenced blocks, in order.
    pub blocks: Vec<Block>,
}

/// A fenced block of an expanded page.
#[derive(Debug)]
pub struct Block {
    /// The line of the page in `src` that it comes from, counted from 1.
    pub line: usize,
    /// The directive that it comes from; none for a fence on the page itself.
    pub from: Option<String>,
    /// The listing that it comes from.
    pub listing: Option<String>,
    /// The words after the opening fence.
    pub info: Vec<String>,
    /// What stands between the fences, hidden lines included.
    pub text: String,
}

impl Block {
    /// Whether it is a Rust program.
    pub fn is_rust(&self) -> bool {
        self.info.first().is_some_and(|word| word == "rust")
    }

    /// Whether `word` stands after the opening fence.
    pub fn has(&self, word: &str) -> bool {
        self.info.iter().any(|other| other == word)
    }

    /// The program as a reader would paste it, its hidden lines shown.
    pub fn unhidden(&self) -> String {
        excerpt::unhide(&self.text)
    }
}

/// Expands `page`, which is `src/<path>`.
///
/// # Errors
///
/// Every directive that leads nowhere, each with its page, line and cure.
pub fn page(book: &Book, path: &str, page: &str) -> Result<Expanded, Problems> {
    // mdBook hands on the line endings of the checkout.
    let page = &files::unix(page);
    let place = format!("src/{path}");
    let mut expanded = Expanded {
        text: String::with_capacity(page.len() * 4),
        blocks: Vec::new(),
    };
    let indented = markdown::fences(page)
        .into_iter()
        .filter(|fence| !page[..fence.range.start].ends_with('\n') && fence.range.start > 0)
        .map(|fence| {
            let what = "put the fence at the start of a line, outside lists and quotes";
            Problem::at(&place, fence.line, what)
        });
    Problems::none(indented.collect())?;
    let mut problems = Vec::new();
    let mut done = 0;
    for (range, directive, text) in edits(book, path, page, &mut problems) {
        expanded.add_own(&page[done..range.start], markdown::line_of(page, done));
        done = range.end;
        expanded.add(&text, |_| directive.line, Some(&directive));
    }
    expanded.add_own(&page[done..], markdown::line_of(page, done));
    Problems::none(problems).map(|()| expanded)
}

/// What the directives of a page become, in the order in which it stands there:
/// what of the page is replaced, by which directive, and with what.
fn edits(
    book: &Book,
    path: &str,
    page: &str,
    problems: &mut Vec<Problem>,
) -> Vec<(Range<usize>, Directive, String)> {
    let mut edits = Vec::new();
    let mut marks = Cited::default();
    for directive in markdown::directives(page) {
        marks.add(book, &directive);
        match expand(book, path, page, &directive, &mut marks) {
            Ok(Expansion::InPlace(text)) => {
                edits.push((directive.range.clone(), directive, text));
            }
            Ok(Expansion::BelowItem(place, text)) => {
                edits.push((place.head, directive.clone(), String::new()));
                edits.push((place.end..place.end, directive, text));
            }
            Err(error) => problems.extend(met(error, &format!("src/{path}"), directive.line)),
        }
    }
    problems.extend(marks.uncited(path));
    edits.sort_by_key(|(range, ..)| range.start);
    edits
}

/// What a directive becomes.
enum Expansion {
    /// It stands where the directive stood.
    InPlace(String),
    /// It stands below the item that the directive heads.
    BelowItem(tries::Place, String),
}

/// What is wrong with a directive in this line of `place`: with what it names,
/// or with itself.
fn met(error: anyhow::Error, place: &str, line: usize) -> Vec<Problem> {
    let error = match error.downcast::<Problems>() {
        Ok(several) => {
            let several = several.into_iter();
            return several.map(|problem| problem.met_at(place, line)).collect();
        }
        Err(error) => error,
    };
    vec![match error.downcast::<Problem>() {
        Ok(problem) => problem.met_at(place, line),
        Err(error) => Problem::at(place, line, format!("{error:#}")),
    }]
}

impl Expanded {
    /// Adds what stands on the page itself; `line` is its first.
    fn add_own(&mut self, text: &str, line: usize) {
        let lines: Vec<usize> = markdown::fences(text)
            .iter()
            .map(|fence| line + fence.line - 1)
            .collect();
        self.add(&with_main(text.to_owned()), |index| lines[index], None);
    }

    fn add(&mut self, text: &str, line: impl Fn(usize) -> usize, by: Option<&Directive>) {
        let from = by.map(|by| format!("{} {}", by.name, by.argument));
        let listing = by.and_then(shown_listing).map(str::to_owned);
        self.text.push_str(text);
        let fences = markdown::fences(text).into_iter().enumerate();
        self.blocks.extend(fences.map(|(index, fence)| Block {
            line: line(index),
            from: from.clone(),
            listing: listing.clone(),
            info: fence.info,
            text: fence.text,
        }));
    }
}

/// A figure is a block: in a list, or after text, its HTML would be torn.
fn alone(page: &str, directive: &Directive) -> Result<(), String> {
    let before = page[..directive.range.start].chars().next_back();
    let after = page[directive.range.end..].chars().next();
    if before.is_none_or(|c| c == '\n') && after.is_none_or(|c| c == '\n') {
        return Ok(());
    }
    Err(format!(
        "put `{} {}` on a line of its own",
        directive.name, directive.argument
    ))
}

fn expand(
    book: &Book,
    path: &str,
    page: &str,
    directive: &Directive,
    marks: &mut Cited,
) -> Result<Expansion> {
    let kind = Kind::of(directive).map_err(|problem| anyhow!(problem))?;
    if !kind.is_inline() {
        alone(page, directive).map_err(|problem| anyhow!(problem))?;
    }
    let argument = directive.argument.as_str();
    let (name, anchor) = split_anchor(argument);
    let part = anchor.map_or(Part::Whole, Part::Excerpt);
    let text = match kind {
        Kind::Listing => figure::listing(book.listing(name)?, part),
        Kind::Run => {
            let anchor = anchor.ok_or_else(|| {
                anyhow!(
                    "`run` shows an excerpt and its output, and `{name}` has no `:anchor`; \
                     `listing` shows all of it"
                )
            })?;
            figure::listing(book.listing(name)?, Part::ExcerptAndOutput(anchor))
        }
        Kind::Counterpart => figure::counterpart(book.listing(name)?, part),
        Kind::Diff => {
            let (before, after) = compared(name).ok_or_else(|| {
                anyhow!(
                    "`{argument}` is not part/slug part/slug, the form that `diff` takes: the \
                     listing above, and the one to show"
                )
            })?;
            let part = anchor.map_or(Part::Whole, Part::ExcerptAndOutput);
            let since = Since::shown_above(book, &page[..directive.range.start], before)?;
            figure::changed(&since, book.listing(after)?, part)
        }
        Kind::Fails => {
            let (listing, fail) = name.rsplit_once('/').ok_or_else(|| {
                anyhow!("`{argument}` is not part/slug/name, the form that `fails` takes")
            })?;
            figure::fails(book.listing(listing)?, fail, anchor)
        }
        Kind::Try => {
            let place = tries::place(page, directive)?;
            let text = tries::details(book, argument, place.indent)?;
            return Ok(Expansion::BelowItem(place, text));
        }
        Kind::Timeline => figure::timeline(book.listing(argument)?),
        Kind::Table => {
            let (measurement, quantity) = measured(book, directive)?;
            table::table(measurement, quantity)
        }
        Kind::Figure => {
            let (measurement, quantity) = measured(book, directive)?;
            plot::figure(measurement, quantity)
        }
        Kind::Value => {
            let (measurement, value) = measured(book, directive)?;
            value::value(measurement, value)
        }
        Kind::Machine => table::machine(book.measurement(argument)?),
        Kind::Decisions => decisions::figure(book, path, argument),
        Kind::Changes => changes::markdown(&book.root, path),
        Kind::Mark => marks.cite(argument),
        Kind::Carried => forms::leads(&book.root, path, book.is_carried),
    };
    text.map(Expansion::InPlace)
}

/// The measurement that a directive names, and what it wants of it.
fn measured<'a>(book: &'a Book, directive: &'a Directive) -> Result<(&'a Measurement, &'a str)> {
    let argument = directive.argument.as_str();
    let (name, wanted) = argument.split_once('/').ok_or_else(|| {
        anyhow!(
            "`{argument}` names no quantity; `{} name/quantity` does",
            directive.name
        )
    })?;
    Ok((book.measurement(name)?, wanted))
}

/// Says of each Rust block that it runs, and gives it a hidden `fn main` if it
/// has none, so that the page holds exactly what is compiled.
fn with_main(mut page: String) -> String {
    for fence in markdown::fences(&page).into_iter().rev() {
        if fence.info.first().is_some_and(|word| word == "rust") {
            let text = if fence.text.contains("fn main") {
                fence.text
            } else {
                format!("# fn main() {{\n{}# }}\n", fence.text)
            };
            let block = frame::snippet(&fenced(&fence.info.join(","), &text));
            page.replace_range(fence.range, block.trim_end());
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_without_main_gets_a_hidden_one() {
        let page = with_main("x\n\n```rust\nlet a = 1;\n```\n\ny\n".to_owned());
        assert_eq!(
            page,
            format!(
                "x\n\n{}\ny\n",
                frame::snippet("```rust\n# fn main() {\nlet a = 1;\n# }\n```\n")
            )
        );
        let whole = "```rust\nfn main() {}\n```\n";
        assert_eq!(
            with_main(whole.to_owned()).trim_end(),
            frame::snippet(whole).trim_end()
        );
        let kept = "```text\nlet\n```\n";
        assert_eq!(with_main(kept.to_owned()), kept);
    }
}
