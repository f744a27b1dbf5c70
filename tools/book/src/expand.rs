//! Turns the directives of a page into what mdBook renders.
//!
//! | Directive | Becomes |
//! |---|---|
//! | `{{#listing part/slug}}` | the figure: program, counterpart, outputs, caption |
//! | `{{#listing part/slug:anchor}}` | the lines between `// ANCHOR: anchor` and `// ANCHOR_END: anchor`, the rest hidden |
//! | `{{#fails part/slug/name}}` | a program that does not compile, and the message; `:anchor` as above |
//! | `{{#timeline part/slug}}` | the recorded runs as lanes over time |

use std::fmt::Write;
use std::fs;
use std::io::ErrorKind;

use anyhow::{Context, Result, anyhow, bail};

use crate::book::{Book, nearest};
use crate::listing::{Ends, Listing};
use crate::markdown::{self, Directive, fenced};
use crate::python::Version;
use crate::record::{COUNTERPART, COUNTERPART_OUTPUT, OUTPUT, SOURCE, fail_message, fail_source};
use crate::rustc::EDITION;
use crate::timeline::{self, Recorded};

/// The directives there are.
const NAMES: [&str; 3] = ["listing", "fails", "timeline"];

/// What opens a comment, and so an anchor, in each language.
const COMMENT_RUST: &str = "//";
const COMMENT_PYTHON: &str = "#";

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

    /// The program as a reader would paste it, its hidden lines shown. mdBook
    /// hides a line that starts with `# `, or is `#`, and shows one that starts
    /// with `##` without the first of them.
    pub fn unhidden(&self) -> String {
        let unhide = |line: &str| {
            let start = line.len() - line.trim_start().len();
            let (indent, rest) = line.split_at(start);
            match rest.strip_prefix('#') {
                Some("") => indent.to_owned(),
                Some(rest) if rest.starts_with('#') => format!("{indent}{rest}"),
                Some(rest) if rest.starts_with(' ') => format!("{indent}{}", &rest[1..]),
                _ => line.to_owned(),
            }
        };
        self.text.lines().map(|line| unhide(line) + "\n").collect()
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
        match alone(page, &directive).and_then(|()| expand(book, &directive)) {
            Ok(text) => {
                let from = format!("{} {}", directive.name, directive.argument);
                expanded.add(&text, |_| directive.line, Some(from));
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

    fn add(&mut self, text: &str, line: impl Fn(usize) -> usize, from: Option<String>) {
        self.text.push_str(text);
        let fences = markdown::fences(text).into_iter().enumerate();
        self.blocks.extend(fences.map(|(index, fence)| Block {
            line: line(index),
            from: from.clone(),
            info: fence.info,
            text: fence.text,
        }));
    }
}

/// The name of the listing that a directive shows, where it shows one.
pub fn shown_listing(directive: &Directive) -> Option<&str> {
    let (name, _) = split_anchor(&directive.argument);
    match directive.name.as_str() {
        "listing" => Some(name),
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

fn expand(book: &Book, directive: &Directive) -> Result<String> {
    let argument = directive.argument.as_str();
    let (name, anchor) = split_anchor(argument);
    match directive.name.as_str() {
        "listing" => listing(book.listing(name)?, anchor),
        "fails" => {
            let (listing, fail) = name.rsplit_once('/').ok_or_else(|| {
                anyhow!("`{argument}` is not part/slug/name, the form that `fails` takes")
            })?;
            fails(book.listing(listing)?, fail, anchor)
        }
        "timeline" => run_as_lanes(book.listing(argument)?),
        other => bail!(
            "unknown directive `{other}`{}",
            nearest(other, NAMES.into_iter())
        ),
    }
}

fn split_anchor(argument: &str) -> (&str, Option<&str>) {
    match argument.split_once(':') {
        Some((name, anchor)) => (name.trim(), Some(anchor.trim())),
        None => (argument, None),
    }
}

fn listing(listing: &Listing, anchor: Option<&str>) -> Result<String> {
    let source = read(listing, SOURCE)?;
    let program = excerpt(&source, COMMENT_RUST, anchor)
        .with_context(|| format!("{}/{SOURCE}", listing.place()))?;
    let ends = listing.metadata.ends;
    let info = match ends {
        Ends::Success => "rust",
        Ends::Panic => "rust,should_panic",
        // The checks run it; a block that is pasted is only compiled.
        Ends::Exit(_) | Ends::Never => "rust,no_run",
    };
    let whole = anchor.is_none();
    let mut figure = figure_start("listing", listing, anchor);
    let block = fenced(info, &hide(&program));
    variant(&mut figure, "Rust", &state(ends), &block);
    if whole {
        output(&mut figure, &read(listing, OUTPUT)?);
    }
    figure.push_str("</div>\n");
    if let Some(counterpart) = &listing.metadata.counterpart {
        let source = read(listing, COUNTERPART)?;
        if whole || has_anchor(&source, COMMENT_PYTHON, anchor) {
            let lines = excerpt(&source, COMMENT_PYTHON, anchor)?;
            let code: String = lines
                .iter()
                .filter(|line| line.visible)
                .map(Line::ended)
                .collect();
            let name = python_name(counterpart.python);
            let ends = listing.counterpart_contract(counterpart).ends;
            variant(&mut figure, &name, &state(ends), &fenced("python", &code));
            if whole {
                output(&mut figure, &read(listing, COUNTERPART_OUTPUT)?);
            }
            figure.push_str("</div>\n");
        }
    }
    let claim = &listing.metadata.claim;
    let claim = if whole {
        claim.clone()
    } else {
        format!("Excerpt. {claim}")
    };
    let place = format!(
        "<code>cargo run -p {}</code> <span>{}/{SOURCE}</span>",
        listing.package(),
        listing.place()
    );
    caption(&mut figure, &claim, &place);
    Ok(figure)
}

fn fails(listing: &Listing, fail: &str, anchor: Option<&str>) -> Result<String> {
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
    let program = excerpt(&source, COMMENT_RUST, anchor)
        .with_context(|| format!("{}/{file}", listing.place()))?;
    let mut figure = figure_start("listing", listing, Some(fail));
    let block = fenced("rust,compile_fail", &hide(&program));
    let state = ("fails", "does not compile".to_owned());
    variant(&mut figure, "Rust", &state, &block);
    figure.push_str("</div>\n<div class=\"message\">\n");
    let message = read(listing, &fail_message(fail))?;
    part(
        &mut figure,
        "What the compiler says",
        &fenced("text", &message),
    );
    figure.push_str("</div>\n");
    let explained = if code.len() == 5 && code.starts_with('E') {
        format!(
            "The compiler refuses it with [{code}](https://doc.rust-lang.org/error_codes/{code}.html)."
        )
    } else {
        format!("The compiler refuses it with `{code}`.")
    };
    let place = format!("{}/{file}", listing.place());
    // rustc alone does not find dependencies.
    if listing.dependencies.is_empty() {
        let command = format!("<code>rustc --edition {EDITION} {place}</code>");
        caption(&mut figure, &explained, &command);
    } else {
        caption(&mut figure, &explained, &place);
    }
    Ok(figure)
}

fn run_as_lanes(listing: &Listing) -> Result<String> {
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

fn figure_start(class: &str, listing: &Listing, suffix: Option<&str>) -> String {
    let mut id = format!("{class}-{}", listing.package());
    if let Some(suffix) = suffix {
        let _ = write!(id, "-{suffix}");
    }
    format!("<figure class=\"{class}\" id=\"{id}\">\n")
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

/// Opens a variant (one language's side of a figure) and shows its code.
fn variant(figure: &mut String, name: &str, (class, words): &(&str, String), block: &str) {
    let _ = write!(
        figure,
        "<div class=\"variant\" data-name=\"{name}\">\n<p class=\"part\"><span \
         class=\"name\">{name}</span> <span class=\"state {class}\">{words}</span></p>\n\n{block}\n"
    );
}

fn output(figure: &mut String, text: &str) {
    if text.is_empty() {
        figure.push_str("<p class=\"part\">It prints nothing.</p>\n\n");
    } else {
        part(figure, "Output", &fenced("text", text));
    }
}

fn part(figure: &mut String, title: &str, block: &str) {
    let _ = write!(figure, "<p class=\"part\">{title}</p>\n\n{block}\n");
}

/// Says what a figure shows, and how to run it or where it lies.
fn caption(figure: &mut String, claim: &str, place: &str) {
    let _ = write!(
        figure,
        "<figcaption>\n\n{claim}\n\n<p class=\"place\">{place}</p>\n</figcaption>\n</figure>\n"
    );
}

/// A line of a program, and whether the page shows it.
struct Line<'a> {
    text: &'a str,
    visible: bool,
}

impl Line<'_> {
    fn ended(&self) -> String {
        format!("{}\n", self.text)
    }
}

/// The lines of `source` without its anchors and its test module; those
/// outside `anchor` are not visible.
fn excerpt<'a>(source: &'a str, comment: &str, anchor: Option<&str>) -> Result<Vec<Line<'a>>> {
    if !has_anchor(source, comment, anchor) {
        let wanted = anchor.unwrap_or_default();
        let known = source
            .lines()
            .filter_map(|line| marker(line, comment, "ANCHOR:"));
        bail!("no anchor `{wanted}`{}", nearest(wanted, known));
    }
    let mut lines = Vec::new();
    let mut inside = anchor.is_none();
    for text in source.lines() {
        if let Some(name) = marker(text, comment, "ANCHOR:") {
            inside |= anchor == Some(name);
        } else if let Some(name) = marker(text, comment, "ANCHOR_END:") {
            inside &= anchor != Some(name);
        } else {
            lines.push(Line {
                text,
                visible: inside,
            });
        }
    }
    if anchor.is_some() && inside {
        bail!("anchor `{}` has no ANCHOR_END", anchor.unwrap_or_default());
    }
    drop_test_module(&mut lines);
    Ok(lines)
}

fn has_anchor(source: &str, comment: &str, anchor: Option<&str>) -> bool {
    anchor.is_none_or(|anchor| {
        source
            .lines()
            .any(|line| marker(line, comment, "ANCHOR:") == Some(anchor))
    })
}

fn marker<'a>(line: &'a str, comment: &str, word: &str) -> Option<&'a str> {
    line.trim()
        .strip_prefix(comment)?
        .trim()
        .strip_prefix(word)
        .map(str::trim)
}

/// Takes out `#[cfg(test)] mod tests;`, and the blank lines at the end.
fn drop_test_module(lines: &mut Vec<Line>) {
    let module = lines
        .windows(2)
        .position(|pair| pair[0].text == "#[cfg(test)]" && pair[1].text.starts_with("mod tests;"));
    if let Some(at) = module {
        lines.drain(at..at + 2);
    }
    while lines.last().is_some_and(|line| line.text.trim().is_empty()) {
        lines.pop();
    }
}

/// The program with the lines that are not visible marked as mdBook hides
/// them, so that the block still runs alone; a visible line that looks like
/// one is marked as mdBook shows it.
fn hide(lines: &[Line]) -> String {
    lines
        .iter()
        .map(|line| {
            let start = line.text.len() - line.text.trim_start().len();
            let (indent, rest) = line.text.split_at(start);
            match (line.visible, rest) {
                (false, _) => format!("# {}\n", line.text),
                (true, "#") => format!("{indent}##\n"),
                (true, _) if rest.starts_with("# ") || rest.starts_with("##") => {
                    format!("{indent}#{rest}\n")
                }
                (true, _) => line.ended(),
            }
        })
        .collect()
}

/// Gives each Rust block without `fn main` a hidden one, so that the page
/// holds exactly what is compiled.
fn with_main(mut page: String) -> String {
    for fence in markdown::fences(&page).into_iter().rev() {
        let is_rust = fence.info.first().is_some_and(|word| word == "rust");
        if is_rust && !fence.text.contains("fn main") {
            let text = format!("# fn main() {{\n{}# }}\n", fence.text);
            page.replace_range(fence.range, fenced(&fence.info.join(","), &text).trim_end());
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "use std::thread;\n\nfn main() {\n    // ANCHOR: spawn\n    a();\n    \
                          // ANCHOR_END: spawn\n    b();\n}\n\n#[cfg(test)]\nmod tests;\n";

    fn shown(anchor: Option<&str>) -> Result<String> {
        excerpt(SOURCE, "//", anchor).map(|lines| hide(&lines))
    }

    #[test]
    fn a_whole_listing_has_neither_anchors_nor_tests() {
        assert_eq!(
            shown(None).unwrap(),
            "use std::thread;\n\nfn main() {\n    a();\n    b();\n}\n"
        );
    }

    #[test]
    fn an_excerpt_keeps_the_rest_hidden() {
        assert_eq!(
            shown(Some("spawn")).unwrap(),
            "# use std::thread;\n# \n# fn main() {\n    a();\n#     b();\n# }\n"
        );
    }

    #[test]
    fn an_anchor_that_is_missing_names_the_nearest() {
        let error = shown(Some("spwan")).unwrap_err().to_string();
        assert_eq!(error, "no anchor `spwan`; did you mean `spawn`?");
        let error = excerpt("// ANCHOR: a\nx\n", "//", Some("a"))
            .err()
            .unwrap()
            .to_string();
        assert_eq!(error, "anchor `a` has no ANCHOR_END");
    }

    #[test]
    fn a_visible_line_that_looks_hidden_stays_visible() {
        let source = "let a = \"\n# show run\n#\n## x\n\";\n#[inline]\n";
        let lines = excerpt(source, "//", None).unwrap();
        let text = hide(&lines);
        assert_eq!(text, "let a = \"\n## show run\n##\n### x\n\";\n#[inline]\n");
        let block = Block {
            line: 1,
            from: None,
            info: Vec::new(),
            text,
        };
        assert_eq!(block.unhidden(), source);
    }

    #[test]
    fn a_block_without_main_gets_a_hidden_one() {
        let page = with_main("x\n\n```rust\nlet a = 1;\n```\n\ny\n".to_owned());
        assert_eq!(
            page,
            "x\n\n```rust\n# fn main() {\nlet a = 1;\n# }\n```\n\ny\n"
        );
        let kept = "```rust\nfn main() {}\n```\n\n```text\nlet\n```\n";
        assert_eq!(with_main(kept.to_owned()), kept);
    }
}
