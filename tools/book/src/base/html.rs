//! HTML and SVG, written so that a text can never become markup: whatever is
//! given as a text or as the value of an attribute is escaped.
//!
//! What is written stands in a Markdown page, which mdBook renders. Markdown
//! that belongs there, such as a fence or a claim, is given to
//! [`Html::markdown`], and passes as it is.

use std::fmt::{Display, Write};

/// An attribute, and its value.
pub type Attribute<'a> = (&'a str, &'a dyn Display);

/// A piece of HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Nothing yet.
    pub fn new() -> Self {
        Html::default()
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: &[Attribute]) -> &mut Self {
        self.tag(name, attributes, ">")
    }

    /// Closes an element.
    pub fn close(&mut self, name: &str) -> &mut Self {
        let _ = write!(self.0, "</{name}>");
        self
    }

    /// An element with nothing in it, as SVG has many.
    pub fn empty(&mut self, name: &str, attributes: &[Attribute]) -> &mut Self {
        self.tag(name, attributes, "/>")
    }

    /// An element with a text in it.
    pub fn element(
        &mut self,
        name: &str,
        attributes: &[Attribute],
        text: impl Display,
    ) -> &mut Self {
        self.open(name, attributes).text(text).close(name)
    }

    /// A text, as it is to be read.
    pub fn text(&mut self, text: impl Display) -> &mut Self {
        self.0.push_str(&escaped(&text.to_string()));
        self
    }

    /// A place where no line breaks.
    pub fn no_break(&mut self) -> &mut Self {
        self.0.push_str("&nbsp;");
        self
    }

    /// Ends the line.
    pub fn line(&mut self) -> &mut Self {
        self.0.push('\n');
        self
    }

    /// Markdown, which mdBook renders.
    pub fn markdown(&mut self, text: impl Display) -> &mut Self {
        let _ = write!(self.0, "{text}");
        self
    }

    /// Other HTML, at its end.
    pub fn html(&mut self, other: &Html) -> &mut Self {
        self.0.push_str(&other.0);
        self
    }

    fn tag(&mut self, name: &str, attributes: &[Attribute], end: &str) -> &mut Self {
        let _ = write!(self.0, "<{name}");
        for (name, value) in attributes {
            let value = value.to_string();
            let _ = match value.is_empty() && name.starts_with("data-") {
                true => write!(self.0, " {name}"),
                false => write!(self.0, " {name}=\"{}\"", escaped(&value)),
            };
        }
        self.0.push_str(end);
        self
    }

    /// What was written.
    pub fn into_string(self) -> String {
        self.0
    }

    /// What was written, to look at.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `text` as HTML that shows it as it is.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// What HTML without tags says: the text that [`escaped`] was given, with
/// places where no line breaks as plain spaces.
pub fn unescaped(html: &str) -> String {
    html.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_and_a_value_never_become_markup() {
        let mut html = Html::new();
        html.open("p", &[("title", &"a \"b\" <c>"), ("data-on", &"")])
            .text("1 < 2 & 3 > 2")
            .close("p");
        assert_eq!(
            html.into_string(),
            "<p title=\"a &quot;b&quot; &lt;c&gt;\" data-on>1 &lt; 2 &amp; 3 &gt; 2</p>"
        );
    }

    #[test]
    fn elements_nest_as_they_are_written() {
        let mut html = Html::new();
        html.open("svg", &[("class", &"wide")])
            .empty("rect", &[("x", &1.5), ("y", &2)])
            .element("text", &[], "&")
            .close("svg")
            .line();
        assert_eq!(
            html.as_str(),
            "<svg class=\"wide\"><rect x=\"1.5\" y=\"2\"/><text>&amp;</text></svg>\n"
        );
    }
}
