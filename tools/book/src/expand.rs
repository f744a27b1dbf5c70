//! Turns the directives of a page into what mdBook renders.
//!
//! | Directive | Becomes |
//! |---|---|
//! | `{{#listing part/slug}}` | the figure: program, counterpart, outputs, caption |
//! | `{{#listing part/slug:anchor}}` | the lines between `// ANCHOR: anchor` and `// ANCHOR_END: anchor`, the rest hidden |
//! | `{{#run part/slug:anchor}}` | the same, and the outputs of the whole programs |
//! | `{{#counterpart part/slug}}` | the Python counterpart alone, with its output; `:anchor` as above |
//! | `{{#fails part/slug/name}}` | a program that does not compile, and the message; `:anchor` as above |
//! | `{{#timeline part/slug}}` | the recorded runs as lanes over time |
//! | `{{#table name/quantity}}`, `{{#table name/quantity by Rust, Python 3.14}}` | the table of what `measurements/<name>` measured |
//! | `{{#figure name/quantity}}` | the same as a plot |
//! | `{{#value name/quantity/by/case}}` | one value in a sentence; with `/size` where there are several, with ` per ` and another one how often that goes into it |
//! | `{{#machine name}}` | the machine that `measurements/<name>` was last measured on |
//! | `{{#decisions part/name}}` | the chart of `src/part/name.toml`, as a picture and as a list |

use anyhow::{Result, anyhow, bail};

use crate::book::{Book, nearest};
use crate::excerpt;
use crate::figure::{self, Part};
use crate::markdown::{self, Directive, fenced};
use crate::measurement::Measurement;
use crate::{decisions, plot, table};

/// The directives there are.
const NAMES: [&str; 10] = [
    "listing",
    "run",
    "counterpart",
    "fails",
    "timeline",
    "table",
    "figure",
    "value",
    "machine",
    "decisions",
];

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
/// Every directive that leads nowhere, one to a line, each with its page, line
/// and cure.
pub fn page(book: &Book, path: &str, page: &str) -> Result<Expanded> {
    let mut expanded = Expanded {
        text: String::with_capacity(page.len() * 4),
        blocks: Vec::new(),
    };
    let mut problems: Vec<String> = markdown::fences(page)
        .into_iter()
        .filter(|fence| !page[..fence.range.start].ends_with('\n') && fence.range.start > 0)
        .map(|fence| {
            format!(
                "src/{path}:{}: put the fence at the start of a line, outside lists and quotes",
                fence.line
            )
        })
        .collect();
    if !problems.is_empty() {
        bail!(problems.join("\n"));
    }
    let mut done = 0;
    for directive in markdown::directives(page) {
        expanded.add_own(
            &page[done..directive.range.start],
            markdown::line_of(page, done),
        );
        done = directive.range.end;
        let placed = match directive.name.as_str() {
            "value" => Ok(()),
            _ => alone(page, &directive),
        };
        match placed.and_then(|()| expand(book, path, &directive)) {
            Ok(text) => {
                expanded.add(&text, |_| directive.line, Some(&directive));
            }
            Err(error) => problems.push(format!("src/{path}:{}: {error:#}", directive.line)),
        }
    }
    expanded.add_own(&page[done..], markdown::line_of(page, done));
    if problems.is_empty() {
        Ok(expanded)
    } else {
        Err(anyhow!(problems.join("\n")))
    }
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

/// The name of the listing whose claim a directive shows, where it shows one.
pub fn shown_listing(directive: &Directive) -> Option<&str> {
    let (name, _) = split_anchor(&directive.argument);
    match directive.name.as_str() {
        "listing" | "run" | "counterpart" => Some(name),
        "fails" => name.rsplit_once('/').map(|(listing, _)| listing),
        _ => None,
    }
}

/// A figure is a block: in a list, or after text, its HTML would be torn.
fn alone(page: &str, directive: &Directive) -> Result<()> {
    let before = page[..directive.range.start].chars().next_back();
    let after = page[directive.range.end..].chars().next();
    if before.is_none_or(|c| c == '\n') && after.is_none_or(|c| c == '\n') {
        return Ok(());
    }
    bail!(
        "put `{} {}` on a line of its own",
        directive.name,
        directive.argument
    )
}

fn expand(book: &Book, path: &str, directive: &Directive) -> Result<String> {
    let argument = directive.argument.as_str();
    let (name, anchor) = split_anchor(argument);
    let part = anchor.map_or(Part::Whole, Part::Excerpt);
    match directive.name.as_str() {
        "listing" => figure::listing(book.listing(name)?, part),
        "run" => {
            let anchor = anchor.ok_or_else(|| {
                anyhow!(
                    "`run` shows an excerpt and its output, and `{name}` has no `:anchor`; \
                     `listing` shows all of it"
                )
            })?;
            figure::listing(book.listing(name)?, Part::ExcerptAndOutput(anchor))
        }
        "counterpart" => figure::counterpart(book.listing(name)?, part),
        "fails" => {
            let (listing, fail) = name.rsplit_once('/').ok_or_else(|| {
                anyhow!("`{argument}` is not part/slug/name, the form that `fails` takes")
            })?;
            figure::fails(book.listing(listing)?, fail, anchor)
        }
        "timeline" => figure::timeline(book.listing(argument)?),
        "table" => {
            let (measurement, quantity) = measured(book, directive)?;
            table::table(measurement, quantity)
        }
        "figure" => {
            let (measurement, quantity) = measured(book, directive)?;
            plot::figure(measurement, quantity)
        }
        "value" => {
            let (measurement, value) = measured(book, directive)?;
            table::value(measurement, value)
        }
        "machine" => table::machine(book.measurement(argument)?),
        "decisions" => decisions::figure(book, path, argument),
        other => bail!(
            "unknown directive `{other}`{}",
            nearest(other, NAMES.into_iter())
        ),
    }
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

fn split_anchor(argument: &str) -> (&str, Option<&str>) {
    match argument.split_once(':') {
        Some((name, anchor)) => (name.trim(), Some(anchor.trim())),
        None => (argument, None),
    }
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
            let block = figure::snippet(&fenced(&fence.info.join(","), &text));
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
                figure::snippet("```rust\n# fn main() {\nlet a = 1;\n# }\n```\n")
            )
        );
        let whole = "```rust\nfn main() {}\n```\n";
        assert_eq!(
            with_main(whole.to_owned()).trim_end(),
            figure::snippet(whole).trim_end()
        );
        let kept = "```text\nlet\n```\n";
        assert_eq!(with_main(kept.to_owned()), kept);
    }
}
