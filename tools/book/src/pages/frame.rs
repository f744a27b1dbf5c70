//! The frame in which a page shows programs: each with what it does, what it
//! printed, and below all of them what they show and where they lie.

use crate::base::html::Html;
use crate::base::markdown::fenced;
use crate::model::contract::Ends;
use crate::model::metadata::Runs;

/// What a program does, as a class for its sign and in words.
pub struct State {
    class: &'static str,
    words: String,
}

impl State {
    /// It ends as `ends` says.
    pub fn of(ends: Ends) -> Self {
        let (class, words) = match ends {
            Ends::Success => ("runs", "runs".to_owned()),
            Ends::Panic => ("panics", "panics".to_owned()),
            Ends::Exit(code) => ("exits", format!("ends with exit code {code}")),
            Ends::Never => ("never-ends", "never ends".to_owned()),
        };
        State { class, words }
    }

    /// What of a listing is run, and ends as `ends` says.
    pub fn of_run(runs: Runs, ends: Ends) -> Self {
        let state = State::of(ends);
        let words = match (runs, ends) {
            (Runs::Program, _) | (Runs::Tests, Ends::Never) => return state,
            (Runs::Tests, Ends::Success) => "its tests pass",
            (Runs::Tests, Ends::Exit(_) | Ends::Panic) => "its tests fail",
        };
        State {
            words: words.to_owned(),
            ..state
        }
    }

    /// The compiler refuses it.
    pub fn refused() -> Self {
        State {
            class: "fails",
            words: "does not compile".to_owned(),
        }
    }

    /// As a sign and in words.
    pub fn write(&self, html: &mut Html) {
        let class = format!("state {}", self.class);
        html.element("span", &[("class", &class)], &self.words);
    }
}

/// A block that stands on the page itself, and what it does.
pub fn snippet(block: &str) -> String {
    let mut html = Html::new();
    html.open("div", &[("class", &"snippet")]).line();
    html.open("p", &[("class", &"part")]);
    State::of(Ends::Success).write(&mut html);
    html.close("p")
        .markdown(format_args!("\n\n{block}\n"))
        .close("div")
        .line();
    html.into_string()
}

/// What the program that a label calls `name` printed.
pub fn output(html: &mut Html, name: &str, text: &str) {
    if text.is_empty() {
        html.element("p", &[("class", &"part")], "It prints nothing.")
            .markdown("\n\n");
    } else {
        let label = format!("Output of {name}");
        said(html, "output", &label, &titled("Output"), text);
    }
}

/// What the compiler said.
pub fn message(html: &mut Html, text: &str) {
    let title = "What the compiler says";
    said(html, "message", title, &titled(title), text);
}

fn titled(title: &str) -> Html {
    let mut html = Html::new();
    html.text(title);
    html
}

/// A part that a program wrote, as a group with a label and a title.
pub fn said(html: &mut Html, class: &str, label: &str, title: &Html, text: &str) {
    html.open(
        "div",
        &[
            ("class", &class),
            ("role", &"group"),
            ("aria-label", &label),
        ],
    )
    .line()
    .open("p", &[("class", &"part")])
    .html(title)
    .close("p")
    .markdown(format_args!("\n\n{}\n", fenced("text", text)))
    .close("div")
    .line();
}

/// A figure of programs, variant by variant (a variant is the side of one
/// language).
pub struct Frame {
    id: String,
    html: Html,
    /// For each variant its name, and how to run it or where it lies.
    places: Vec<(String, Html)>,
}

impl Frame {
    /// Begins the figure with this id.
    pub fn new(id: String) -> Self {
        let mut html = Html::new();
        html.open("figure", &[("class", &"listing"), ("id", &id)])
            .line();
        Frame {
            id,
            html,
            places: Vec::new(),
        }
    }

    /// The id of the figure.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Opens a variant and shows its code; `playground` says that the Rust
    /// Playground can run it.
    pub fn variant(&mut self, name: &str, state: &State, block: &str, playground: bool) {
        let html = &mut self.html;
        let attributes: [(&str, &dyn std::fmt::Display); 3] = [
            ("class", &"variant"),
            ("data-name", &name),
            ("data-playground", &""),
        ];
        let count = if playground { 3 } else { 2 };
        html.open("div", &attributes[..count]).line();
        html.open("p", &[("class", &"part")])
            .element("span", &[("class", &"name")], name)
            .text(" ");
        state.write(html);
        html.close("p").markdown(format_args!("\n\n{block}\n"));
    }

    /// Closes the variant.
    pub fn end(&mut self) {
        self.html.close("div").line();
    }

    /// What the program of the variant called `name` printed.
    pub fn output(&mut self, name: &str, text: &str) {
        output(&mut self.html, name, text);
    }

    /// What the compiler said.
    pub fn message(&mut self, text: &str) {
        message(&mut self.html, text);
    }

    /// How to run the variant called `name`, or where it lies.
    pub fn place(&mut self, name: impl Into<String>, place: Html) {
        self.places.push((name.into(), place));
    }

    /// Ends the figure with what it shows, in Markdown.
    pub fn caption(self, claim: &str) -> String {
        let Frame {
            id,
            mut html,
            places,
        } = self;
        html.open("figcaption", &[])
            .markdown(format_args!("\n\n{claim}\n\n"));
        let link = format!("#{id}");
        for (name, place) in &places {
            html.open("p", &[("class", &"place"), ("data-name", name)])
                .html(place)
                .text(" ")
                .element("a", &[("href", &link)], "Link")
                .close("p")
                .line();
        }
        html.close("figcaption").line().close("figure").line();
        html.into_string()
    }
}
