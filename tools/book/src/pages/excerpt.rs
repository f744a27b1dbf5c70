//! Excerpts of programs: anchors, and the hidden lines that let an excerpt run
//! alone.

use crate::base::names::nearest;
use crate::base::problem::Fault;

/// What opens a comment, and so an anchor, in Rust.
pub const RUST: &str = "//";
/// The same in Python.
pub const PYTHON: &str = "#";

/// A line of a program, and whether the page shows it.
pub struct Line<'a> {
    /// What stands in it, without its mark.
    pub text: &'a str,
    /// Whether the page shows it.
    pub visible: bool,
    /// The number of its mark, if it has one.
    pub mark: Option<&'a str>,
    /// Its line in the file, counted from 1.
    pub number: usize,
}

impl Line<'_> {
    fn ended(&self) -> String {
        format!("{}\n", self.text)
    }
}

/// The lines of `source` without its anchors and its test module; those
/// outside `anchor` are not visible. `comment` opens a comment.
///
/// # Errors
///
/// When there is no such anchor, or when it has no end.
pub fn excerpt<'a>(
    source: &'a str,
    comment: &str,
    anchor: Option<&str>,
) -> Result<Vec<Line<'a>>, Fault> {
    if !has_anchor(source, comment, anchor) {
        let wanted = anchor.unwrap_or_default();
        let known = source
            .lines()
            .filter_map(|line| marker(line, comment, "ANCHOR:"));
        let near = nearest(wanted, known);
        return Err(Fault::of(format!("no anchor `{wanted}`{near}")));
    }
    let mut lines = Vec::new();
    let mut inside = anchor.is_none();
    let mut opened = 0;
    for (index, text) in source.lines().enumerate() {
        if let Some(name) = marker(text, comment, "ANCHOR:") {
            if anchor == Some(name) {
                inside = true;
                opened = index + 1;
            }
        } else if let Some(name) = marker(text, comment, "ANCHOR_END:") {
            inside &= anchor != Some(name);
        } else {
            let (text, mark) = split_mark(text, comment);
            lines.push(Line {
                text,
                visible: inside,
                mark,
                number: index + 1,
            });
        }
    }
    if let Some(name) = anchor
        && inside
    {
        let end = format!("{comment} ANCHOR_END: {name}");
        let what = format!("anchor `{name}` has no ANCHOR_END; write `{end}` below its last line");
        return Err(Fault::at(opened, what));
    }
    drop_test_module(&mut lines);
    hide_blank_edge(lines.iter_mut());
    hide_blank_edge(lines.iter_mut().rev());
    Ok(lines)
}

/// An excerpt neither begins nor ends with blank lines.
fn hide_blank_edge<'a, 'b: 'a>(lines: impl Iterator<Item = &'a mut Line<'b>>) {
    lines
        .filter(|line| line.visible)
        .take_while(|line| line.text.trim().is_empty())
        .for_each(|line| line.visible = false);
}

/// Whether `source` has this anchor; one that is not asked for, it has.
pub fn has_anchor(source: &str, comment: &str, anchor: Option<&str>) -> bool {
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

/// A line without the mark at its end, such as `// [1]`, and the number of that.
/// A comment alone is none: a mark belongs to the code before it.
pub fn split_mark<'a>(line: &'a str, comment: &str) -> (&'a str, Option<&'a str>) {
    let split = || {
        let (before, mark) = line.trim_end().strip_suffix(']')?.rsplit_once('[')?;
        let code = before.trim_end().strip_suffix(comment)?;
        let is_number = mark.len() <= 2 && mark.parse::<u8>().is_ok_and(|number| number > 0);
        let is_mark = is_number && code.ends_with(' ') && !code.trim().is_empty();
        is_mark.then_some((code.trim_end(), Some(mark)))
    };
    split().unwrap_or((line, None))
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

/// The lines that are visible.
pub fn visible(lines: &[Line]) -> String {
    lines
        .iter()
        .filter(|line| line.visible)
        .map(Line::ended)
        .collect()
}

/// The program with the lines that are not visible marked as mdBook hides
/// them, so that the block still runs alone; a visible line that looks like
/// one is marked as mdBook shows it.
pub fn hide(lines: &[Line]) -> String {
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

/// Whether mdBook hides this line of a Rust block.
pub fn is_hidden(line: &str) -> bool {
    let rest = line.trim_start();
    rest == "#" || rest.starts_with("# ")
}

/// The text of a block with its hidden lines shown. mdBook hides a line that
/// starts with `# `, or is `#`, and shows one that starts with `##` without
/// the first of them.
pub fn unhide(text: &str) -> String {
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
    text.lines().map(|line| unhide(line) + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "use std::thread;\n\nfn main() {\n    // ANCHOR: spawn\n    a();\n    \
                          // ANCHOR_END: spawn\n    b();\n}\n\n#[cfg(test)]\nmod tests;\n";

    fn shown(anchor: Option<&str>) -> Result<String, Fault> {
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
    fn a_mark_is_no_part_of_its_line() {
        let split = |line| split_mark(line, RUST);
        assert_eq!(split("    a(); // [1]"), ("    a();", Some("1")));
        assert_eq!(split("    a();  //[12] "), ("    a();", Some("12")));
        for line in [
            "    // [1]",
            "/// [1]",
            "a[1]",
            "a(); // b[1]",
            "a(); // [0]",
            "a(); // [x]",
        ] {
            assert_eq!(split(line), (line, None));
        }
        assert_eq!(split_mark("a()  # [2]", PYTHON), ("a()", Some("2")));
        let lines = excerpt("a(); // [1]\nb();\n", RUST, None).unwrap();
        assert_eq!(visible(&lines), "a();\nb();\n");
    }

    #[test]
    fn an_anchor_that_is_missing_names_the_nearest() {
        let error = shown(Some("spwan")).unwrap_err().to_string();
        assert_eq!(error, "no anchor `spwan`; did you mean `spawn`?");
        let error = excerpt("// ANCHOR: a\nx\n", "//", Some("a"))
            .err()
            .unwrap()
            .to_string();
        assert_eq!(
            error,
            "line 1: anchor `a` has no ANCHOR_END; write `// ANCHOR_END: a` below its last line"
        );
    }

    #[test]
    fn a_visible_line_that_looks_hidden_stays_visible() {
        let source = "let a = \"\n# show run\n#\n## x\n\";\n#[inline]\n";
        let lines = excerpt(source, "//", None).unwrap();
        let text = hide(&lines);
        assert_eq!(text, "let a = \"\n## show run\n##\n### x\n\";\n#[inline]\n");
        assert_eq!(unhide(&text), source);
    }
}
