//! A chart of decisions as a page has it: each question with the list of its
//! answers, and below each answer the next question or a way to take.

use crate::base::html::{Attribute, Html};

/// A question, and where its answers lead.
pub struct Node {
    /// From 1, in the order in which they are shown.
    pub number: usize,
    /// The question.
    pub asks: String,
    /// What each answer says, and where it leads.
    pub answers: Vec<(String, Leads)>,
}

/// Where an answer leads.
pub enum Leads {
    /// To another question.
    On(Node),
    /// To a way to take.
    End(Way),
}

/// A way to take, and what speaks for it.
pub struct Way {
    /// The way in Rust.
    pub rust: String,
    /// The same in Python.
    pub python: String,
    /// What was measured, in words.
    pub because: String,
    /// What would change the answer.
    pub unless: String,
    /// The title of the page that teaches it.
    pub title: String,
    /// The link to that page.
    pub page: String,
    /// The listing that the page shows.
    pub listing: String,
    /// The id that it has on the page.
    pub id: String,
}

/// A question, and the list of its answers, each with what it leads to.
pub fn question(html: &mut Html, node: &Node, id: &str) {
    let own = format!("{id}-{}", node.number);
    let asks = format!("{}. {}", node.number, node.asks);
    paragraph(html, &[("class", &"asks"), ("id", &own)], &asks);
    html.open("ul", &[]).line();
    for (says, leads) in &node.answers {
        let class = match leads {
            Leads::On(_) => "leads-on",
            Leads::End(_) => "ends",
        };
        html.open("li", &[("class", &class)]).line();
        paragraph(html, &[("class", &"says")], &capitalised(says));
        match leads {
            Leads::On(next) => question(html, next, id),
            Leads::End(way) => way.html(html),
        }
        html.close("li").line();
    }
    html.close("ul").line();
}

impl Way {
    fn html(&self, html: &mut Html) {
        html.open("div", &[("class", &"way")]).line();
        paragraph(html, &[("class", &"first")], &capitalised(&self.rust));
        paragraph(html, &[], &format!("Python: {}", self.python));
        paragraph(html, &[("class", &"because")], &self.because);
        paragraph(html, &[("class", &"unless")], &self.unless);
        let Way { page, id, .. } = self;
        html.open("p", &[("class", &"taught")]).text("Taught in ");
        html.element("a", &[("href", page)], &self.title);
        html.text(" by ");
        html.open("a", &[("href", &format_args!("{page}#{id}"))])
            .element("code", &[], &self.listing)
            .close("a");
        html.text(".").close("p").line().close("div").line();
    }
}

/// A paragraph, in whose text backticks mark code.
fn paragraph(html: &mut Html, attributes: &[Attribute], text: &str) {
    html.open("p", attributes);
    for (index, part) in text.split('`').enumerate() {
        match index % 2 {
            0 => html.text(part),
            _ => html.element("code", &[], part),
        };
    }
    html.close("p").line();
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(rust: &str) -> Leads {
        Leads::End(Way {
            rust: rust.to_owned(),
            python: "a `Pool`".to_owned(),
            because: "It takes < 3 µs.".to_owned(),
            unless: "If it waits, take `a`.".to_owned(),
            title: "Talking".to_owned(),
            page: "../threads/talking.html".to_owned(),
            listing: "threads/select".to_owned(),
            id: "listing-threads-select".to_owned(),
        })
    }

    #[test]
    fn each_question_stands_below_the_answer_that_leads_to_it() {
        let node = |number, asks: &str, answers: Vec<(&str, Leads)>| Node {
            number,
            asks: asks.to_owned(),
            answers: answers
                .into_iter()
                .map(|(says, leads)| (says.to_owned(), leads))
                .collect(),
        };
        let how_many = node(
            2,
            "How many?",
            vec![("few", way("a")), ("many", way("`b`"))],
        );
        let root = node(
            1,
            "Does it wait?",
            vec![("no", way("c")), ("yes", Leads::On(how_many))],
        );
        let mut html = Html::new();
        question(&mut html, &root, "x");
        let way = |rust: &str| {
            format!(
                "<div class=\"way\">\n<p class=\"first\">{rust}</p>\n\
                 <p>Python: a <code>Pool</code></p>\n\
                 <p class=\"because\">It takes &lt; 3 µs.</p>\n\
                 <p class=\"unless\">If it waits, take <code>a</code>.</p>\n\
                 <p class=\"taught\">Taught in <a href=\"../threads/talking.html\">Talking</a> by \
                 <a href=\"../threads/talking.html#listing-threads-select\">\
                 <code>threads/select</code></a>.</p>\n</div>\n"
            )
        };
        let answer = |class: &str, says: &str, leads: &str| {
            format!("<li class=\"{class}\">\n<p class=\"says\">{says}</p>\n{leads}</li>\n")
        };
        let how_many = format!(
            "<p class=\"asks\" id=\"x-2\">2. How many?</p>\n<ul>\n{}{}</ul>\n",
            answer("ends", "Few", &way("A")),
            answer("ends", "Many", &way("<code>b</code>")),
        );
        assert_eq!(
            html.as_str(),
            format!(
                "<p class=\"asks\" id=\"x-1\">1. Does it wait?</p>\n<ul>\n{}{}</ul>\n",
                answer("ends", "No", &way("C")),
                answer("leads-on", "Yes", &how_many),
            )
        );
        assert!(
            !html.as_str().contains("\n\n"),
            "a blank line would end the HTML"
        );
    }
}
