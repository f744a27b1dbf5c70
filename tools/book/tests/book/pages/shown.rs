//! What belongs together is shown together: a timeline on the page that has its
//! listing, and of each program that is shown at all, what it printed.

use std::collections::BTreeMap;
use std::sync::Arc;

use book::base::markdown::{self, Directive};
use book::base::names::resolve;
use book::base::problem::Problem;
use book::pages::directive::{self, Kind, shown_listing, split_anchor};
use libtest_mimic::{Failed, Trial};

use crate::base::sample::Case;
use crate::base::sections::links;
use crate::base::suite::{Page, Suite, all};
use crate::drift::real::Changed;

pub fn trials(suite: &Arc<Suite>) -> Vec<Trial> {
    let whole = Arc::clone(suite);
    let mut trials = vec![Trial::test("book::together", move || {
        all(problems(&whole.pages))
    })];
    for case in CASES {
        let name = format!("drift::together/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// What the check says of the pages with the changed one among them.
pub fn of_changed(changed: &Changed) -> Result<Vec<Problem>, Failed> {
    Ok(problems(&changed.pages()))
}

/// Whether a directive shows what a program printed: as text, or as lanes.
fn shows_output(directive: &Directive) -> bool {
    let (_, anchor) = split_anchor(&directive.argument);
    directive::is(directive, |kind| match kind {
        Kind::Run | Kind::Diff | Kind::Timeline => true,
        Kind::Listing => anchor.is_none(),
        _ => false,
    })
}

/// Whether `page` shows the program of this listing, or links a page that does.
fn leads_to_program(pages: &[Page], page: &Page, name: &str) -> bool {
    let shows = |page: &Page| {
        let directives = markdown::directives(&page.text);
        directives.iter().any(|directive| {
            shown_listing(directive) == Some(name)
                && directive::is(directive, |kind| kind != Kind::Fails)
        })
    };
    if shows(page) {
        return true;
    }
    let linked: Vec<String> = links(&page.text)
        .iter()
        .filter_map(|(_, link)| link.split('#').next())
        .map(|link| resolve(&page.path, link))
        .collect();
    let is_linked = |other: &&Page| linked.contains(&other.path);
    pages.iter().filter(is_linked).any(shows)
}

/// The timelines without their listing, and the programs without their output,
/// on `pages`.
fn problems(pages: &[Page]) -> Vec<Problem> {
    let mut problems = Vec::new();
    // The last place at which each program is shown.
    let mut last: BTreeMap<String, (String, Directive)> = BTreeMap::new();
    let mut with_output = Vec::new();
    for page in pages {
        let place = format!("src/{}", page.path);
        for directive in markdown::directives(&page.text) {
            if shows_output(&directive) {
                let (name, _) = split_anchor(&directive.argument);
                with_output.push(shown_listing(&directive).unwrap_or(name).to_owned());
            }
            if directive::is(&directive, |kind| kind == Kind::Timeline)
                && !leads_to_program(pages, page, &directive.argument)
            {
                let name = &directive.argument;
                let what =
                    format!("a timeline of `{name}`, which this page neither shows nor links");
                let cure = format!("show it with {{{{#listing {name}}}}}, or link its page");
                problems.push(Problem::at(&place, directive.line, what).cure(cure));
            }
            if directive::is(&directive, Kind::shows_program)
                && let Some(name) = shown_listing(&directive)
            {
                last.insert(name.to_owned(), (place.clone(), directive));
            }
        }
    }
    for (name, (place, directive)) in last {
        if !with_output.contains(&name) {
            let what = format!("no page shows what `{name}` printed");
            let cure = format!(
                "show its last excerpt with {{{{#run {}}}}}",
                directive.argument
            );
            problems.push(Problem::at(place, directive.line, what).cure(cure));
        }
    }
    problems
}

/// Two pages on which all is together.
const SAMPLE: [(&str, &str); 2] = [
    (
        "demo/a.md",
        "# A\n\n{{#listing demo/whole}}\n\n{{#listing demo/cut:top}}\n\n{{#timeline \
         demo/drawn}}\n\n{{#listing demo/drawn:main}}\n",
    ),
    (
        "demo/b.md",
        "# B\n\n{{#run demo/cut:main}}\n\n{{#fails demo/cut/refused}}\n\n{{#counterpart \
         demo/whole:loop}}\n",
    ),
];

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "{{#listing demo/whole}}",
        to: "{{#listing demo/whole:all}}\n\n{{#run demo/whole:main}}",
        says: &[],
    },
    Case {
        name: "timeline-of-another-page",
        from: "{{#fails demo/cut/refused}}",
        to: "{{#timeline demo/drawn}}",
        says: &[
            "src/demo/b.md:5: a timeline of `demo/drawn`, which this page neither shows nor links; show it \
             with {{#listing demo/drawn}}, or link its page",
        ],
    },
    Case {
        name: "timeline-of-a-linked-page",
        from: "{{#fails demo/cut/refused}}",
        to: "{{#timeline demo/drawn}}\n\nSee [A](a.md#a).",
        says: &[],
    },
    Case {
        name: "no-output",
        from: "{{#run demo/cut:main}}",
        to: "{{#listing demo/cut:main}}",
        says: &[
            "src/demo/b.md:3: no page shows what `demo/cut` printed; show its last excerpt with \
             {{#run demo/cut:main}}",
        ],
    },
    Case {
        name: "no-timeline",
        from: "{{#timeline demo/drawn}}",
        to: "",
        says: &["src/demo/a.md:9: no page shows what `demo/drawn` printed"],
    },
    Case {
        name: "output-of-the-counterpart-alone",
        from: "{{#listing demo/whole}}",
        to: "{{#listing demo/whole:all}}",
        says: &["src/demo/a.md:3: no page shows what `demo/whole` printed"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let pages = case.change_pages(&SAMPLE);
    case.judge(&problems(&pages))
}
