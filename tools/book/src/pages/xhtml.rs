//! HTML as XML has it, for readers of books.

use std::fmt::Write;

use anyhow::{Result, bail};

use crate::base::html::escaped;
use crate::base::html_tokens::{Tag, TagKind, Token, attribute, tokens};

/// Elements that have no end in HTML.
const EMPTY: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Attributes of SVG that HTML reads in small letters.
const IN_SVG: [(&str, &str); 5] = [
    ("viewbox", "viewBox"),
    ("preserveaspectratio", "preserveAspectRatio"),
    ("textlength", "textLength"),
    ("lengthadjust", "lengthAdjust"),
    ("gradientunits", "gradientUnits"),
];

/// The colours of the figures. A book has no theme that could name them, and its
/// reader may have chosen white letters on black: each is seen on both.
const COLOURS: [(&str, &str); 7] = [
    ("var(--line)", "#999999"),
    ("var(--series-0)", "#3584c9"),
    ("var(--series-1)", "#7f7f7f"),
    ("var(--series-2)", "#c2571a"),
    ("var(--series-3)", "#2e8b57"),
    ("var(--series-4)", "#9a62c7"),
    ("var(--series-5)", "#a97d12"),
];

/// `html` as XHTML. The links are those that `leads` makes of them.
///
/// # Errors
///
/// When an element is not closed where it has to be, or when a colour is one
/// that only the site knows.
pub fn xhtml(html: &str, leads: impl Fn(&str) -> String) -> Result<String> {
    let mut writer = Writer {
        xml: String::with_capacity(html.len()),
        open: Vec::new(),
        left_out: 0,
        wrong: None,
        leads,
    };
    tokens(html, |token| match token {
        Token::TagToken(tag) if tag.kind == TagKind::StartTag => writer.start(&tag),
        Token::TagToken(tag) => writer.end(&tag),
        Token::CharacterTokens(text) if writer.left_out == 0 => writer.xml += &escaped(&text),
        _ => {}
    });
    let left = writer.open.last().map(|(name, _)| name.clone());
    match writer
        .wrong
        .or(left.map(|name| format!("<{name}> is not closed")))
    {
        Some(wrong) => bail!("it is no XHTML: {wrong}"),
        None => Ok(writer.xml),
    }
}

struct Writer<F> {
    xml: String,
    /// The names of the elements that are open, and whether each is written.
    open: Vec<(String, bool)>,
    /// How many of them are left out with all that is in them.
    left_out: usize,
    wrong: Option<String>,
    leads: F,
}

/// What becomes of an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Written,
    /// What is in it is written, and it is not.
    Unwrapped,
    LeftOut,
}

fn fate(tag: &Tag) -> Fate {
    let class = attribute(tag, "class").unwrap_or_default();
    match &*tag.name {
        "script" | "style" | "button" => Fate::LeftOut,
        // The same is drawn again for a wide screen, with smaller letters.
        "svg" if class == "wide" => Fate::LeftOut,
        // A heading leads nowhere but to itself.
        "a" if class == "header" => Fate::Unwrapped,
        _ => Fate::Written,
    }
}

impl<F: Fn(&str) -> String> Writer<F> {
    fn start(&mut self, tag: &Tag) {
        let name = tag.name.to_string();
        let is_empty = tag.self_closing || EMPTY.contains(&&*name);
        let fate = fate(tag);
        if !is_empty {
            let is_left_out = fate == Fate::LeftOut || self.left_out > 0;
            self.left_out += usize::from(is_left_out);
            self.open.push((name.clone(), fate == Fate::Written));
        }
        if self.left_out > 0 || fate != Fate::Written {
            return;
        }
        let _ = write!(self.xml, "<{name}");
        for attr in &tag.attrs {
            self.attribute(&attr.name.local, &attr.value);
        }
        // What a press unfolds on the site, not every reader of books unfolds.
        if name == "details" && attribute(tag, "open").is_none() {
            self.xml += " open=\"\"";
        }
        self.xml += if is_empty { "/>" } else { ">" };
    }

    fn attribute(&mut self, name: &str, value: &str) {
        // What the styles of the site reckon with says nothing to those of a book.
        if name == "style" && value.starts_with("--") {
            return;
        }
        let name = IN_SVG
            .iter()
            .find(|(small, _)| *small == name)
            .map_or(name, |(_, name)| name);
        let mut value = if name == "href" {
            (self.leads)(value)
        } else {
            value.to_owned()
        };
        for (named, colour) in COLOURS {
            value = value.replace(named, colour);
        }
        if value.contains("var(") {
            let wrong = format!("`{value}` is a colour that only the site knows");
            self.wrong.get_or_insert(wrong);
        }
        let _ = write!(self.xml, " {name}=\"{}\"", escaped(&value));
    }

    fn end(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if EMPTY.contains(&name) {
            return;
        }
        match self.open.pop() {
            Some((open, is_written)) if open == name => {
                if self.left_out > 0 {
                    self.left_out -= 1;
                } else if is_written {
                    let _ = write!(self.xml, "</{name}>");
                }
            }
            Some((open, _)) => {
                let wrong = format!("</{name}> closes <{open}>");
                self.wrong.get_or_insert(wrong);
            }
            None => {
                let wrong = format!("</{name}> closes nothing");
                self.wrong.get_or_insert(wrong);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(html: &str) -> Result<String> {
        xhtml(html, |link| link.replace('#', "a.xhtml#"))
    }

    #[test]
    fn every_element_is_closed_and_every_attribute_has_a_value() {
        let html = "<p id=a hidden>1 &lt; 2&nbsp;&amp;<br>é</p><svg viewBox=\"0 0 1 1\">\
                    <line stroke=\"var(--line)\" /></svg>";
        assert_eq!(
            of(html).unwrap(),
            "<p id=\"a\" hidden=\"\">1 &lt; 2\u{a0}&amp;<br/>é</p><svg viewBox=\"0 0 1 1\">\
             <line stroke=\"#999999\"/></svg>"
        );
    }

    #[test]
    fn what_is_for_the_site_is_left_out() {
        let html = "<h2 id=\"b\"><a class=\"header\" href=\"#b\">B <code>c</code></a></h2>\
                    <svg class=\"wide\"><text>one</text><line/></svg>\
                    <svg class=\"narrow\"><text>two</text></svg><a href=\"#b\">b</a>\
                    <script>if (a < b) c();</script><details style=\"--line:1\">d</details>";
        assert_eq!(
            of(html).unwrap(),
            "<h2 id=\"b\">B <code>c</code></h2><svg class=\"narrow\"><text>two</text></svg>\
             <a href=\"a.xhtml#b\">b</a><details open=\"\">d</details>"
        );
    }

    #[test]
    fn what_is_not_balanced_is_named() {
        for (html, says) in [
            ("<p><b>a</p>", "it is no XHTML: </p> closes <b>"),
            ("<p>a", "it is no XHTML: <p> is not closed"),
            ("a</p>", "it is no XHTML: </p> closes nothing"),
            (
                "<line stroke=\"var(--odd)\"/>",
                "it is no XHTML: `var(--odd)` is a colour that only the site knows",
            ),
        ] {
            assert_eq!(of(html).unwrap_err().to_string(), says);
        }
    }
}
