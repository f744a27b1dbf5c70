//! The directives that a page may have: the one place that knows their names,
//! their forms and what they show. `CONTRIBUTING.md` has the table that
//! [`reference`] makes of it.

use std::fmt::Write;

use crate::base::markdown::Directive;
use crate::base::names::nearest;

/// What a directive asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A listing, or an excerpt of it.
    Listing,
    /// An excerpt with the outputs of the whole programs.
    Run,
    /// A counterpart alone.
    Counterpart,
    /// What changed from one listing to the next.
    Diff,
    /// A program that does not compile.
    Fails,
    /// What came of a change.
    Try,
    /// Recorded runs over time.
    Timeline,
    /// A table of what was measured.
    Table,
    /// A plot of it.
    Figure,
    /// One value of it.
    Value,
    /// The machine on which it was measured.
    Machine,
    /// A chart of decisions.
    Decisions,
    /// A marked line of a program.
    Mark,
    /// Where the book to carry is.
    Carried,
    /// What has changed in the book.
    Changes,
}

/// A directive as a writer looks it up.
struct Entry {
    kind: Kind,
    name: &'static str,
    /// The form of its argument, with what may follow that.
    form: &'static str,
    /// What it becomes on the page.
    becomes: &'static str,
}

const ENTRIES: &[Entry] = &[
    Entry {
        kind: Kind::Listing,
        name: "listing",
        form: "part/slug",
        becomes: "the program, its Python counterpart, their outputs; with `:anchor` only the \
                  lines between `// ANCHOR: anchor` and `// ANCHOR_END: anchor`, and no output",
    },
    Entry {
        kind: Kind::Run,
        name: "run",
        form: "part/slug:anchor",
        becomes: "those lines, and the outputs of the whole programs",
    },
    Entry {
        kind: Kind::Counterpart,
        name: "counterpart",
        form: "part/slug",
        becomes: "the Python counterpart alone, with its output; `:anchor` as above",
    },
    Entry {
        kind: Kind::Diff,
        name: "diff",
        form: "part/slug part/slug",
        becomes: "what changed from a listing that stands above on the page to the second one, \
                  folded below it the program as it is now, and the outputs; with `:anchor` only \
                  the lines of an anchor that both have",
    },
    Entry {
        kind: Kind::Fails,
        name: "fails",
        form: "part/slug/name",
        becomes: "`fails/name.rs`, which does not compile, and the compiler's message; `:anchor` \
                  as above",
    },
    Entry {
        kind: Kind::Try,
        name: "try",
        form: "part/slug/name",
        becomes: "at the head of an item under “Try it”: below the item folds out how `tries/name` \
                  differs from the listing, and what came of it",
    },
    Entry {
        kind: Kind::Timeline,
        name: "timeline",
        form: "part/slug",
        becomes: "the recorded runs as lanes over time",
    },
    Entry {
        kind: Kind::Table,
        name: "table",
        form: "name/quantity",
        becomes: "what `measurements/name` measured; ` by Rust, Python 3.14` chooses who measured",
    },
    Entry {
        kind: Kind::Figure,
        name: "figure",
        form: "name/quantity",
        becomes: "the same as a plot",
    },
    Entry {
        kind: Kind::Value,
        name: "value",
        form: "name/quantity/by/case",
        becomes: "one value in a sentence, in two digits or as a range, with `/size` behind it where \
                  there are several; ` per ` \
                  and a second one for how often that goes into it",
    },
    Entry {
        kind: Kind::Machine,
        name: "machine",
        form: "name",
        becomes: "the machine that `measurements/name` was last measured on",
    },
    Entry {
        kind: Kind::Decisions,
        name: "decisions",
        form: "part/name",
        becomes: "the chart of `src/part/name.toml`, which leads by questions to listings, as a \
                  list that is drawn as a tree",
    },
    Entry {
        kind: Kind::Mark,
        name: "mark",
        form: "1",
        becomes: "a number that leads to the line that ends with `// [1]`, in Python with `# [1]`, \
                  in the last program above that has marks; the line has that number beside it in \
                  place of the comment",
    },
    Entry {
        kind: Kind::Carried,
        name: "carried",
        form: "",
        becomes: "a sentence that leads to the book as one file, as an EPUB and as a PDF: to what \
                  `cargo book build --carry` puts beside the site, or else to the command",
    },
    Entry {
        kind: Kind::Changes,
        name: "changes",
        form: "",
        becomes: "what has changed in the book, as `src/changes.toml` says, and the way to the \
                  feed, which `cargo book changes` makes of the same",
    },
];

impl Kind {
    /// What `directive` asks for.
    ///
    /// # Errors
    ///
    /// When there is no such directive; the message names the nearest.
    pub fn of(directive: &Directive) -> Result<Self, String> {
        let name = directive.name.as_str();
        let entry = ENTRIES.iter().find(|entry| entry.name == name);
        entry.map(|entry| entry.kind).ok_or_else(|| {
            let names = ENTRIES.iter().map(|entry| entry.name);
            format!("unknown directive `{name}`{}", nearest(name, names))
        })
    }

    /// Whether it stands in a text, and not on a line of its own.
    pub fn is_inline(self) -> bool {
        matches!(self, Kind::Value | Kind::Try | Kind::Mark)
    }

    /// Whether it shows the program of a listing.
    pub fn shows_program(self) -> bool {
        matches!(self, Kind::Listing | Kind::Run | Kind::Diff)
    }

    /// Whether it shows what a measurement measured.
    pub fn shows_samples(self) -> bool {
        matches!(self, Kind::Table | Kind::Figure | Kind::Value)
    }
}

/// Whether `directive` is one of a kind for which `wanted` holds.
pub fn is(directive: &Directive, wanted: impl Fn(Kind) -> bool) -> bool {
    Kind::of(directive).is_ok_and(wanted)
}

/// The name that an argument gives, and the anchor after it, if there is one.
pub fn split_anchor(argument: &str) -> (&str, Option<&str>) {
    match argument.split_once(':') {
        Some((name, anchor)) => (name.trim(), Some(anchor.trim())),
        None => (argument, None),
    }
}

/// The names of the two listings that `diff` compares, the older one first.
pub fn compared(names: &str) -> Option<(&str, &str)> {
    let (before, after) = names.split_once(' ')?;
    let after = after.trim();
    (!after.contains(' ')).then_some((before, after))
}

/// The name of the listing whose claim a directive shows, where it shows one.
pub fn shown_listing(directive: &Directive) -> Option<&str> {
    let (name, _) = split_anchor(&directive.argument);
    match Kind::of(directive).ok()? {
        Kind::Listing | Kind::Run | Kind::Counterpart => Some(name),
        Kind::Diff => compared(name).map(|(_, after)| after),
        Kind::Fails => name.rsplit_once('/').map(|(listing, _)| listing),
        _ => None,
    }
}

/// All directives as a table in Markdown.
pub fn reference() -> String {
    let mut table = "| Directive | Shows |\n|---|---|\n".to_owned();
    for entry in ENTRIES {
        let words = [entry.name, entry.form].join(" ");
        let _ = writeln!(
            table,
            "| `{{{{#{}}}}}` | {} |",
            words.trim_end(),
            entry.becomes
        );
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_listings_are_compared() {
        assert_eq!(compared("demo/a  demo/b"), Some(("demo/a", "demo/b")));
        assert_eq!(compared("demo/a"), None);
        assert_eq!(compared("demo/a demo/b demo/c"), None);
        let shown = |argument: &str| {
            let page = format!("{{{{#diff {argument}}}}}");
            let directive = &crate::base::markdown::directives(&page)[0];
            shown_listing(directive).map(str::to_owned)
        };
        assert_eq!(shown("demo/a demo/b:main").as_deref(), Some("demo/b"));
        assert_eq!(shown("demo/a"), None);
    }

    #[test]
    fn each_kind_has_one_name() {
        for (index, entry) in ENTRIES.iter().enumerate() {
            let same = |other: &&Entry| other.kind == entry.kind || other.name == entry.name;
            assert_eq!(ENTRIES[..=index].iter().filter(same).count(), 1);
        }
        assert!(reference().contains("| `{{#fails part/slug/name}}` | `fails/name.rs`,"));
    }
}
