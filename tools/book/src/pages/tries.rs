//! What folds out below an item under "Try it": the change, and what came of
//! it.

use std::ops::Range;

use anyhow::{Result, anyhow, bail};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use crate::base::html::Html;
use crate::base::markdown::{self, Directive};
use crate::base::problem::Problem;
use crate::model::book::Book;
use crate::model::metadata::Runs;
use crate::model::tried::Tried;
use crate::model::tries::{self, Language};
use crate::pages::change;
use crate::pages::figure::python_name;
use crate::pages::frame::{self, State};
use crate::pages::part::read;

/// Where the items stand that a try may head.
pub const SECTION: &str = "Try it";

/// The place of a try on a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Place {
    /// What is taken out: the directive, and the space after it.
    pub head: Range<usize>,
    /// Where its item ends, and what came of it is put.
    pub end: usize,
    /// How far the item is indented.
    pub indent: usize,
}

/// Where the try that `directive` names stands on `page`.
///
/// # Errors
///
/// When that is not the head of an item of a list under [`SECTION`].
pub fn place(page: &str, directive: &Directive) -> Result<Place> {
    let at = directive.range.start;
    let refused = || {
        anyhow!(
            "put `{} {}` at the head of an item under “{SECTION}”",
            directive.name,
            directive.argument
        )
    };
    let item = items(page)
        .into_iter()
        .find(|item| item.contains(&at))
        .ok_or_else(refused)?;
    let marker = &page[item.start..at];
    let is_marker = |c: char| "-*+.) ".contains(c) || c.is_ascii_digit();
    if !marker.chars().all(is_marker) {
        return Err(refused());
    }
    let line = page[..item.start].rfind('\n').map_or(0, |end| end + 1);
    let after = &page[directive.range.end..item.end];
    let space = after.len() - after.trim_start_matches(' ').len();
    Ok(Place {
        head: at..directive.range.end + space,
        end: item.start + page[item.clone()].trim_end().len(),
        indent: at - line,
    })
}

/// The items under [`SECTION`], of the outermost lists there.
pub fn items(page: &str) -> Vec<Range<usize>> {
    let (mut items, mut depth) = (Vec::new(), 0);
    let (mut title, mut inside): (Option<String>, bool) = (None, false);
    for (event, range) in markdown::parser(page).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading {
                level: HeadingLevel::H2,
                ..
            }) => title = Some(String::new()),
            Event::End(TagEnd::Heading(HeadingLevel::H2)) => {
                inside = title.take().is_some_and(|title| title == SECTION);
            }
            Event::Text(text) => {
                if let Some(title) = &mut title {
                    title.push_str(&text);
                }
            }
            Event::Start(Tag::List(_)) => depth += 1,
            Event::End(TagEnd::List(_)) => depth -= 1,
            Event::Start(Tag::Item) if inside && depth == 1 => items.push(range),
            _ => {}
        }
    }
    items
}

/// What came of the try that `argument` names, to be put at the end of an item
/// that is indented by `indent`.
///
/// # Errors
///
/// When there is no such try, when it changes nothing or too much, or when
/// nothing is recorded of it.
pub fn details(book: &Book, argument: &str, indent: usize) -> Result<String> {
    let Some((listing, name)) = argument.rsplit_once('/').filter(|(l, _)| l.contains('/')) else {
        bail!("`{argument}` is not part/slug/name, the form that `try` takes");
    };
    let tried = Tried::of(book.listing(listing)?, name)?;
    let mut html = Html::new();
    let id = format!("try-{}-{}", tried.listing.package(), tried.name);
    html.open("details", &[("class", &"try"), ("id", &id)])
        .line()
        .element("summary", &[], "What happens")
        .line();
    changed(&mut html, &tried)?;
    if tried.says.prints() {
        outcome(&mut html, &tried)?;
    }
    if let Some(test) = &tried.says.test {
        failure(&mut html, &tried, test)?;
    }
    html.close("details");
    let indent = " ".repeat(indent);
    let lines = html.as_str().lines();
    let text: Vec<String> = lines
        .map(|line| match line {
            "" => String::new(),
            _ => format!("{indent}{line}"),
        })
        .collect();
    Ok(format!("\n\n{}\n", text.join("\n")))
}

/// The lines that differ, and in which program.
fn changed(html: &mut Html, tried: &Tried) -> Result<(), Problem> {
    let difference = change::of(tried)?;
    let name = match tried.language {
        Language::Rust => "Rust".to_owned(),
        Language::Python => tried
            .counterpart()
            .map_or("Python".to_owned(), |counterpart| {
                python_name(counterpart.python)
            }),
    };
    html.open("p", &[("class", &"part")])
        .element("span", &[("class", &"name")], name)
        .text(" ");
    match &tried.says.fails {
        Some(_) => State::refused().write(html),
        None if tried.runs() => {
            let runs = match tried.language {
                Language::Rust => tried.listing.metadata.runs,
                Language::Python => Runs::Program,
            };
            State::of_run(runs, tried.contract().ends).write(html);
        }
        None => {}
    }
    let lies = format!("{}/{}", tried.listing.place(), tried.original());
    html.text(" ")
        .element("span", &[("class", &"file")], lies)
        .close("p");
    html.line().html(&difference.html("The change"));
    Ok(())
}

/// What was printed, or what the compiler said.
fn outcome(html: &mut Html, tried: &Tried) -> Result<()> {
    let text = read(tried.listing, &tries::said(tried.name))?;
    if tried.says.fails.is_some() {
        frame::message(html, &text);
    } else {
        frame::output(html, "the changed program", &text);
    }
    Ok(())
}

/// Which test fails, and what it says.
fn failure(html: &mut Html, tried: &Tried, test: &str) -> Result<()> {
    let text = read(tried.listing, &tries::failure(tried.name))?;
    let ends = if tried.test_hangs() {
        "never ends"
    } else {
        "fails"
    };
    let mut title = Html::new();
    title
        .text("The listing’s test ")
        .element("code", &[], test)
        .text(" ")
        .text(ends);
    let said = text.split_once('\n').map_or("", |(_, said)| said);
    if said.is_empty() {
        html.open("p", &[("class", &"part")])
            .html(&title)
            .close("p")
            .markdown("\n\n");
    } else {
        let label = format!("How the test {test} {ends}");
        frame::said(html, "output", &label, &title, said);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# A page\n\n- an item\n\n## Try it\n\n- {{#try a/b/c}} Take out `x`.\n  \
                        It runs.\n- Leave it.\n  - inside\n\nNext: [a](b.md).\n";

    #[test]
    fn a_try_stands_at_the_head_of_an_item_and_its_outcome_at_the_end() {
        let found = &markdown::directives(PAGE)[0];
        let place = place(PAGE, found).unwrap();
        assert!(PAGE[place.head.end..].starts_with("Take out"));
        assert!(PAGE[..place.end].ends_with("It runs."));
        assert_eq!(place.indent, 2);
        assert_eq!(items(PAGE).len(), 2);
    }

    #[test]
    fn elsewhere_it_is_refused() {
        for (from, to) in [
            ("- {{#try a/b/c}} Take", "- Take {{#try a/b/c}}"),
            ("- {{#try a/b/c}} Take", "{{#try a/b/c}} Take"),
            ("## Try it", "## Try this"),
            ("  - inside", "  - {{#try a/b/d}} inside"),
        ] {
            let page = PAGE.replace(from, to);
            let found = markdown::directives(&page);
            let last = found.last().unwrap();
            let refused = place(&page, last).unwrap_err().to_string();
            assert!(
                refused.contains("at the head of an item under “Try it”"),
                "{refused}"
            );
        }
    }
}
