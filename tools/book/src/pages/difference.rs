//! What changed from one text to the next, line by line, and how a page shows
//! it.

use similar::{Algorithm, ChangeTag, TextDiff};

use crate::base::html::Html;

/// How many lines that stay are shown around those that do not.
const AROUND: usize = 2;

/// What changed from one text to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    lines: Vec<Line>,
}

/// A line of either text, without its end.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    tag: ChangeTag,
    /// Its pieces in order, each with whether it is what differs from the line
    /// in whose place this one stands.
    pieces: Vec<(bool, String)>,
}

impl Line {
    fn stays(&self) -> bool {
        self.tag == ChangeTag::Equal
    }

    /// Whether it is blank, and stays.
    fn is_blank(&self) -> bool {
        let mut pieces = self.pieces.iter();
        self.stays() && pieces.all(|(_, text)| text.trim().is_empty())
    }

    /// Whether there is a word in it. A blank line or a brace stands in any
    /// program, and does not make two alike.
    fn has_word(&self) -> bool {
        let mut pieces = self.pieces.iter();
        pieces.any(|(_, text)| text.contains(char::is_alphanumeric))
    }
}

/// What changed from `before` to `after`.
pub fn between(before: &str, after: &str) -> Difference {
    // Without their ends, which are those of the system or missing.
    let (before, after): (Vec<_>, Vec<_>) = (before.lines().collect(), after.lines().collect());
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .diff_slices(&before, &after);
    // No deadline, so that a slow machine shows the same.
    let changes = diff
        .ops()
        .iter()
        .flat_map(|op| diff.iter_inline_changes_deadline(op, None));
    let lines = changes.map(|change| Line {
        tag: change.tag(),
        pieces: change
            .iter_strings_lossy()
            .map(|(differs, text)| (differs, text.into_owned()))
            .collect(),
    });
    Difference {
        lines: lines.collect(),
    }
}

impl Difference {
    /// How many lines were taken away or added. A line with another word in it
    /// is one of each.
    pub fn changed(&self) -> usize {
        self.lines.iter().filter(|line| !line.stays()).count()
    }

    /// How much of the longer text stays, in percent of its lines that have a
    /// word in them.
    pub fn kept(&self) -> usize {
        let count = |tag| {
            let lines = self.lines.iter().filter(|line| line.has_word());
            lines.filter(|line| line.tag == tag).count()
        };
        let stay = count(ChangeTag::Equal);
        let all = stay + count(ChangeTag::Delete).max(count(ChangeTag::Insert));
        (100 * stay).checked_div(all).unwrap_or(100)
    }

    /// The lines that changed, and some around them, as a group that is called
    /// `label`. It is a block of Markdown, with blank lines around the code.
    pub fn html(&self, label: &str) -> Html {
        let mut html = Html::new();
        let group = [
            ("class", &"difference" as &dyn std::fmt::Display),
            ("role", &"group"),
            ("aria-label", &label),
        ];
        html.open("div", &group)
            .markdown("\n\n")
            .open("pre", &[])
            .open("code", &[("class", &"language-text")]);
        let mut is_left_out = false;
        for (line, is_shown) in self.lines.iter().zip(self.shown()) {
            if is_shown {
                line.write(&mut html);
            } else if !is_left_out {
                html.element("span", &[("class", &"left-out")], "⋯\n");
            }
            is_left_out = !is_shown;
        }
        html.close("code")
            .close("pre")
            .markdown("\n\n")
            .close("div")
            .line();
        html
    }

    /// For each line, whether it is shown.
    fn shown(&self) -> Vec<bool> {
        let mut shown = vec![false; self.lines.len()];
        for at in 0..self.lines.len() {
            if !self.lines[at].stays() {
                let end = (at + AROUND + 1).min(shown.len());
                shown[at.saturating_sub(AROUND)..end].fill(true);
            }
        }
        // Nor does what is shown begin or end with blank lines.
        for at in 1..shown.len() {
            shown[at] &= shown[at - 1] || !self.lines[at].is_blank();
        }
        for at in (1..shown.len()).rev() {
            shown[at - 1] &= shown[at] || !self.lines[at - 1].is_blank();
        }
        // A sign in the place of one line would save nothing.
        for at in 0..shown.len() {
            let is_shown = |at: Option<usize>| at.is_none_or(|at| shown.get(at) != Some(&false));
            shown[at] |= is_shown(at.checked_sub(1)) && is_shown(at.checked_add(1));
        }
        shown
    }
}

impl Line {
    /// Writes the line with its sign, which a page puts into the margin.
    fn write(&self, html: &mut Html) {
        let (name, sign) = match self.tag {
            ChangeTag::Equal => ("span", " "),
            ChangeTag::Delete => ("del", "-"),
            ChangeTag::Insert => ("ins", "+"),
        };
        html.open(name, &[("class", &"line")])
            .element("span", &[("class", &"sign")], sign);
        for (differs, text) in &self.pieces {
            match differs {
                true => html.element("mark", &[], text),
                false => html.text(text),
            };
        }
        html.line().close(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = "use std::thread;\n\nfn main() {\n    let a = 1;\n    let b = 2;\n    \
                          let c = 3;\n    say(a < b);\n}\n";

    #[test]
    fn lines_that_change_are_counted_and_what_stays_is_a_share() {
        let same = between(BEFORE, BEFORE);
        assert_eq!((same.changed(), same.kept()), (0, 100));
        let after = BEFORE.replace("say(a", "say(c");
        let one = between(BEFORE, &after);
        // Five of six lines have no other word; a brace and a blank do not count.
        assert_eq!((one.changed(), one.kept()), (2, 83));
        let other = between(BEFORE, "struct S;\n\n}\n");
        assert_eq!(other.kept(), 0);
        assert_eq!(between("", "").kept(), 100);
    }

    #[test]
    fn a_changed_line_stands_among_those_around_it() {
        let after = BEFORE.replace("say(a <", "say(c <");
        let html = between(BEFORE, &after).html("What \"changed\"");
        assert_eq!(
            html.as_str(),
            "<div class=\"difference\" role=\"group\" aria-label=\"What &quot;changed&quot;\">\n\n\
             <pre><code class=\"language-text\">\
             <span class=\"left-out\">⋯\n</span>\
             <span class=\"line\"><span class=\"sign\"> </span>    let b = 2;\n</span>\
             <span class=\"line\"><span class=\"sign\"> </span>    let c = 3;\n</span>\
             <del class=\"line\"><span class=\"sign\">-</span>    <mark>say(a</mark> &lt; b);\n</del>\
             <ins class=\"line\"><span class=\"sign\">+</span>    <mark>say(c</mark> &lt; b);\n</ins>\
             <span class=\"line\"><span class=\"sign\"> </span>}\n</span>\
             </code></pre>\n\n</div>\n"
        );
    }

    #[test]
    fn one_line_is_not_left_out() {
        let html = |before: &str, after: &str| between(before, after).html("x").into_string();
        let three = html("a\nb\nc\nd\n", "a\nb\nc\ne\n");
        assert!(!three.contains("left-out"), "{three}");
        let four = html("a\nb\nc\nd\ne\n", "a\nb\nc\nd\nf\n");
        assert_eq!(four.matches("left-out").count(), 1);
        let edges = html("1\n2\n\n3\n\n4\n5\n", "1\n2\n\n6\n\n4\n5\n");
        assert!(!edges.contains("left-out"), "{edges}");
        let edges = html("1\n2\n\n\n3\n\n\n4\n5\n", "1\n2\n\n\n6\n\n\n4\n5\n");
        assert_eq!(edges.matches("class=\"line\"").count(), 2, "{edges}");
        assert_eq!(edges.matches("left-out").count(), 2);
        let both = html("1\na\nb\nc\nd\ne\n2\n", "3\na\nb\nc\nd\ne\n4\n");
        assert!(!both.contains("left-out"), "{both}");
    }

    #[test]
    fn how_lines_end_is_no_change() {
        assert_eq!(between("a\nb", "a\nb\n").changed(), 0);
        assert_eq!(between("a\r\nb\r\n", "a\nb\n").changed(), 0);
    }
}
