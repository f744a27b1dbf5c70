//! Marks: a comment such as `// [1]` at the end of a line becomes a number beside
//! the line, which the text of the page cites.
//!
//! The program itself has no mark, neither where it is copied nor where it is
//! compiled: the numbers stand in a list below it, and are moved beside their
//! lines by `theme/figures.css`. Where there are no styles, each stands with the
//! code of its line.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow};

use crate::base::html::Html;
use crate::base::markdown::Directive;
use crate::base::problem::Problem;
use crate::model::book::Book;
use crate::model::listing::{COUNTERPART, SOURCE};
use crate::pages::directive::{Kind, shown_listing, split_anchor};
use crate::pages::excerpt::{self, Line, PYTHON, RUST};
use crate::pages::part;

/// The id of a mark in the program of a figure; `comment` is that of the
/// program's language.
fn id(figure: &str, comment: &str, number: &str) -> String {
    let language = if comment == PYTHON { "-python" } else { "" };
    format!("{figure}{language}-mark-{number}")
}

/// `block`, which shows `lines` in the figure with this id, and beside it the
/// numbers of their marks.
pub fn beside(figure: &str, comment: &str, lines: &[Line], block: &str) -> String {
    if !lines.iter().any(|line| line.visible && line.mark.is_some()) {
        return block.to_owned();
    }
    let mut html = Html::new();
    html.open("div", &[("class", &"marked")])
        .markdown(format_args!("\n\n{block}\n"))
        .open(
            "ol",
            &[("class", &"marks"), ("aria-label", &"Marked lines")],
        )
        .line();
    let (mut shown, mut gaps) = (0, 0);
    for (whole, line) in lines.iter().enumerate() {
        let begins = line.visible && (whole == 0 || !lines[whole - 1].visible);
        // Only Rust has its hidden lines on the page. Between two parts of an
        // excerpt stands a line that says so.
        gaps += usize::from(begins && shown > 0 && comment == RUST);
        shown += usize::from(line.visible);
        let Some(number) = line.mark.filter(|_| line.visible) else {
            continue;
        };
        let id = id(figure, comment, number);
        let whole = if comment == RUST { whole } else { shown - 1 };
        let place = format!("--line:{};--gaps:{gaps};--whole:{whole}", shown - 1);
        html.open("li", &[("id", &id), ("style", &place)])
            .element("span", &[("class", &"mark")], number)
            .text(" ")
            .element("span", &[("class", &"code")], line.text.trim())
            .close("li")
            .line();
    }
    html.close("ol").line().close("div").line();
    html.into_string()
}

/// The marks of a page as far as it is expanded, and which of them it cites.
#[derive(Debug, Default)]
pub struct Cited {
    /// For each figure that has marks, its listing, and its marks by number.
    figures: Vec<(String, BTreeMap<String, Mark>)>,
}

/// A mark that the page shows.
#[derive(Debug)]
struct Mark {
    id: String,
    /// The program that has it, relative to the book's root and with `/`.
    place: String,
    /// Its line in that, counted from 1.
    line: usize,
    is_cited: bool,
}

impl Cited {
    /// Adds the marks of the programs that a directive shows. What cannot be
    /// read is reported by the figure.
    pub fn add(&mut self, book: &Book, directive: &Directive) {
        let Ok(kind) = Kind::of(directive) else {
            return;
        };
        let files: &[(&str, &str)] = match kind {
            _ if kind.shows_program() => &[(SOURCE, RUST), (COUNTERPART, PYTHON)],
            Kind::Counterpart => &[(COUNTERPART, PYTHON)],
            _ => return,
        };
        let listing = shown_listing(directive).and_then(|name| book.listing(name).ok());
        let Some(listing) = listing else {
            return;
        };
        let (_, anchor) = split_anchor(&directive.argument);
        let figure = match kind {
            Kind::Counterpart => part::counterpart_id(listing, anchor),
            _ => part::id(listing, anchor),
        };
        let mut marks = BTreeMap::new();
        for (file, comment) in files {
            let Ok(source) = part::read(listing, file) else {
                continue;
            };
            let lines = excerpt::excerpt(&source, comment, anchor).unwrap_or_default();
            for line in lines.iter().filter(|line| line.visible) {
                let Some(number) = line.mark else {
                    continue;
                };
                // Of both languages the first one: the page leads to the other
                // where that is chosen.
                marks.entry(number.to_owned()).or_insert_with(|| Mark {
                    id: id(&figure, comment, number),
                    place: format!("{}/{file}", listing.place()),
                    line: line.number,
                    is_cited: false,
                });
            }
        }
        if !marks.is_empty() {
            self.figures.push((listing.name.clone(), marks));
        }
    }

    /// What a citation of the mark with this number becomes.
    ///
    /// # Errors
    ///
    /// When no program above has marks, or when the last one has not this one.
    pub fn cite(&mut self, number: &str) -> Result<String> {
        let (listing, marks) = self.figures.last_mut().ok_or_else(|| {
            anyhow!(
                "no program above has a mark; end the line that is meant with `{RUST} [{number}]`"
            )
        })?;
        let known: Vec<String> = marks.keys().map(|known| format!("[{known}]")).collect();
        let mark = marks.get_mut(number).ok_or_else(|| {
            anyhow!(
                "`{listing}`, the last program above with marks, has {} and not [{number}]; end the \
                 line that is meant with `{RUST} [{number}]`",
                known.join(" and ")
            )
        })?;
        mark.is_cited = true;
        let mut html = Html::new();
        let link = format!("#{}", mark.id);
        let label = format!("Mark {number}");
        html.element(
            "a",
            &[("class", &"mark"), ("href", &link), ("aria-label", &label)],
            number,
        );
        Ok(html.into_string())
    }

    /// The marks that the page `src/<path>` shows, and does not cite.
    pub fn uncited(&self, path: &str) -> Vec<Problem> {
        let marks = self.figures.iter().flat_map(|(_, marks)| marks);
        let uncited = marks.filter(|(_, mark)| !mark.is_cited);
        let problem = |(number, mark): (&String, &Mark)| {
            let what = format!("src/{path} shows the mark [{number}], and does not cite it");
            let cure =
                format!("write {{{{#mark {number}}}}} into its text below, or take the mark out");
            Problem::at(&mark.place, mark.line, what).cure(cure)
        };
        uncited.map(problem).collect()
    }
}
