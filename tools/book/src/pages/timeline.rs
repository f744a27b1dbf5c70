//! Draws recorded runs as lanes over time, and says in words what the picture
//! shows.

use std::fmt::Write as _;

use crate::base::html::Html;
use crate::model::lanes::{Bar, Recorded, at_once, lanes, ways};
use crate::model::listing::Listing;

/// What the picture shows, for whoever hears a page: each kind of bar in each
/// way.
fn alternative(run: &Recorded) -> String {
    let mut kinds: Vec<(&str, &str)> = Vec::new();
    for bar in &run.bars {
        if !kinds.contains(&(&bar.opens, &bar.closes)) {
            kinds.push((&bar.opens, &bar.closes));
        }
    }
    let mut text = format!("{}:", run.language);
    for way in ways(std::slice::from_ref(run)) {
        let bars = run.bars_of(way);
        let told = kinds.iter().filter_map(|&(opens, closes)| {
            let bars = bars.iter().copied();
            let own: Vec<&Bar> = bars.filter(|bar| bar.opens == opens).collect();
            let (number, how) = (count(own.len()), describe(&own));
            (!own.is_empty()).then(|| format!("{number} from {opens} to {closes} {how}"))
        });
        let told: Vec<String> = told.collect();
        let way = way.map_or_else(String::new, |way| format!("{way} has "));
        let (told, last) = (told.join(", "), last(&bars));
        let _ = write!(text, " {way}{told}; the last ends at {last:.0} ms.");
    }
    text
}

/// What follows from the picture.
fn conclusion(run: &Recorded) -> Html {
    let mut html = Html::new();
    html.element("b", &[], &run.language).text(":");
    for (place, way) in ways(std::slice::from_ref(run)).into_iter().enumerate() {
        let bars = run.bars_of(way);
        html.text(if place == 0 { " " } else { "; " });
        if let Some(way) = way {
            html.text("with ").element("code", &[], way).text(", ");
        }
        let end = last(&bars);
        match (bars.len(), at_once(&bars)) {
            (1, _) => html.text(format_args!("one bar, which ends at {end:.0} ms")),
            (_, 1) => html.text(format_args!(
                "no bars overlap, and the last ends at {end:.0} ms"
            )),
            (2, 2) => html.text(format_args!(
                "both bars overlap, and the last ends at {end:.0} ms"
            )),
            (all, most) if all == most => html.text(format_args!(
                "all {all} bars overlap, and the last ends at {end:.0} ms"
            )),
            (all, most) => html.text(format_args!(
                "at most {most} of {all} bars overlap, and the last ends at {end:.0} ms"
            )),
        };
    }
    html.text(".");
    html
}

/// When the last of the bars ends, in milliseconds.
fn last(bars: &[&Bar]) -> f64 {
    bars.iter().map(|bar| bar.end).fold(0.0, f64::max)
}

fn count(bars: usize) -> String {
    match bars {
        1 => "1 bar".to_owned(),
        _ => format!("{bars} bars"),
    }
}

/// How many of `bars` run at once, and how long each takes.
fn describe(bars: &[&Bar]) -> String {
    let lengths = || bars.iter().map(|bar| bar.end - bar.start);
    let (least, most) = (
        lengths().fold(f64::MAX, f64::min),
        lengths().fold(0.0, f64::max),
    );
    let length = if least.round() == most.round() {
        format!("{most:.0} ms")
    } else {
        format!("{least:.0} to {most:.0} ms")
    };
    match (bars.len(), at_once(bars)) {
        (1, _) => format!("of {length}"),
        (_, 1) => format!("one after another, of {length} each"),
        (all, most) if all == most => format!("all at once, of {length} each"),
        (_, most) => format!("at most {most} at once, of {length} each"),
    }
}

/// The figure with all `runs` on one scale.
pub fn figure(listing: &Listing, runs: &[Recorded]) -> String {
    let bars = runs.iter().flat_map(|run| &run.bars);
    let end = bars.map(|bar| bar.end).fold(1.0, f64::max);
    let ticks = ticks(end);
    let scale = ticks.last().copied().unwrap_or(end).max(end);
    let words = &listing.metadata.timeline;
    let has_ways = ways(runs).iter().any(Option::is_some);
    let class = if has_ways {
        "timeline ways"
    } else {
        "timeline"
    };
    let id = format!("timeline-{}", listing.package());
    let label = format!("{id}-text");
    let mut html = Html::new();
    html.open(
        "figure",
        &[("class", &class), ("id", &id), ("aria-labelledby", &label)],
    )
    .line();
    let picture = Picture {
        runs,
        kinds: words.keys().map(String::as_str).collect(),
        ticks,
        scale,
    };
    for run in runs {
        picture.draw(&mut html, run);
    }
    html.open("figcaption", &[("id", &label)]).line();
    html.open("p", &[("class", &"legend"), ("aria-hidden", &"true")]);
    for (kind, (opens, closes)) in words.iter().enumerate() {
        html.open("span", &[])
            .element("i", &[("class", &format!("bar kind-{kind}"))], "")
            .text(format_args!("{opens} to {closes}"))
            .close("span")
            .text(" ");
    }
    html.element("span", &[], "time in ms").close("p").line();
    for run in runs {
        html.open("p", &[]).html(&conclusion(run)).close("p").line();
    }
    let command = format!("cargo run -p {}", listing.package());
    let lies = format!("{}, one recorded run each", listing.place());
    html.open("p", &[("class", &"place")])
        .element("code", &[], command)
        .text(" ")
        .element("span", &[], lies)
        .close("p")
        .line()
        .close("figcaption")
        .line()
        .close("figure")
        .line();
    html.into_string()
}

/// What all runs of a figure share.
struct Picture<'a> {
    runs: &'a [Recorded],
    /// The words that open bars.
    kinds: Vec<&'a str>,
    ticks: Vec<f64>,
    /// The time at the right edge.
    scale: f64,
}

impl Picture<'_> {
    fn draw(&self, html: &mut Html, run: &Recorded) {
        let text = alternative(run);
        html.open(
            "div",
            &[("class", &"run"), ("role", &"img"), ("aria-label", &text)],
        )
        .element("p", &[("class", &"part")], &run.language)
        .line();
        for way in ways(self.runs) {
            match way {
                None => self.lanes(html, run),
                Some(way) => self.way(html, run, way),
            }
        }
        html.open("div", &[("class", &"lane axis")])
            .element("span", &[], "")
            .open("div", &[("class", &"track")]);
        for tick in &self.ticks {
            let style = format!("left:{:.2}%", 100.0 * tick / self.scale);
            html.element("span", &[("style", &style)], format_args!("{tick:.0}"));
        }
        html.close("div").close("div").close("div").line();
    }

    /// A row for each lane.
    fn lanes(&self, html: &mut Html, run: &Recorded) {
        for lane in lanes(self.runs, None) {
            html.open("div", &[("class", &"lane")])
                .element("span", &[], lane);
            self.track(html, run, lane);
            html.close("div").line();
        }
    }

    /// One row for all lanes of a way.
    fn way(&self, html: &mut Html, run: &Recorded, way: &str) {
        html.open("div", &[("class", &"lane way")])
            .element("span", &[], way);
        if run.bars_of(Some(way)).is_empty() {
            let none = format!("not in {}", run.language);
            html.element("span", &[("class", &"none")], none);
        } else {
            html.open("div", &[]);
            for lane in lanes(self.runs, Some(way)) {
                self.track(html, run, lane);
            }
            html.close("div");
        }
        html.close("div").line();
    }

    /// The bars of one lane.
    fn track(&self, html: &mut Html, run: &Recorded, lane: &str) {
        html.open("div", &[("class", &"track")]);
        for bar in run.bars.iter().filter(|bar| bar.lane == lane) {
            let kind = self.kinds.iter().position(|kind| *kind == bar.opens);
            let class = format!("bar kind-{}", kind.unwrap_or(0));
            let style = format!(
                "left:{:.2}%;width:{:.2}%",
                100.0 * bar.start / self.scale,
                100.0 * (bar.end - bar.start) / self.scale
            );
            html.element("i", &[("class", &class), ("style", &style)], "");
        }
        html.close("div");
    }
}

/// Four or so round numbers from 0 to at least `end`.
fn ticks(end: f64) -> Vec<f64> {
    let power = 10_f64.powf((end / 4.0).log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|step| step * 4.0 >= end)
        .unwrap_or(end);
    let step = step.max(1.0).round();
    let count = (end / step).ceil() as usize;
    (0..=count).map(|index| index as f64 * step).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::lanes::read;

    fn words() -> BTreeMap<String, String> {
        BTreeMap::from([("asked".to_owned(), "answered".to_owned())])
    }

    const AT_ONCE: &str = "asking\n  0 ms  r1  asked\n  1 ms  r2  asked\n300 ms  r2  answered\n301 ms  r1  answered yes\n";
    const IN_TURN: &str =
        "  0 ms  r1  asked\n300 ms  r1  answered\n300 ms  r2  asked\n600 ms  r2  answered\n";

    #[test]
    fn the_text_says_what_the_picture_shows() {
        let run = |output| read("Rust", output, &words()).unwrap();
        assert_eq!(
            alternative(&run(AT_ONCE)),
            "Rust: 2 bars from asked to answered all at once, of 299 to 301 ms each; the last \
             ends at 301 ms."
        );
        assert_eq!(
            alternative(&run(IN_TURN)),
            "Rust: 2 bars from asked to answered one after another, of 300 ms each; the last \
             ends at 600 ms."
        );
    }

    #[test]
    fn the_caption_says_what_follows() {
        let of = |output| conclusion(&read("Rust", output, &words()).unwrap()).into_string();
        assert_eq!(
            of(AT_ONCE),
            "<b>Rust</b>: both bars overlap, and the last ends at 301 ms."
        );
        assert_eq!(
            of(IN_TURN),
            "<b>Rust</b>: no bars overlap, and the last ends at 600 ms."
        );
        let three = "  0 ms  r3  asked\n  1 ms  r3  answered\n".to_owned() + AT_ONCE;
        assert_eq!(
            of(&three),
            "<b>Rust</b>: at most 2 of 3 bars overlap, and the last ends at 301 ms."
        );
        let mut lines = IN_TURN.lines();
        let one = format!("{}\n{}\n", lines.next().unwrap(), lines.next().unwrap());
        assert_eq!(of(&one), "<b>Rust</b>: one bar, which ends at 300 ms.");
    }

    #[test]
    fn each_way_is_told_and_drawn_for_itself() {
        let output = "  0 ms  turn/r1  asked\n 50 ms  turn/r1  answered\n 50 ms  turn/r2  asked\n\
                      100 ms  turn/r2  answered\n  1 ms  all/r1  asked\n  1 ms  all/r2  asked\n \
                      51 ms  all/r1  answered\n 51 ms  all/r2  answered\n";
        let run = [read("Rust", output, &words()).unwrap()];
        assert_eq!(
            alternative(&run[0]),
            "Rust: turn has 2 bars from asked to answered one after another, of 50 ms each; the \
             last ends at 100 ms. all has 2 bars from asked to answered all at once, of 50 ms \
             each; the last ends at 51 ms."
        );
        assert_eq!(
            conclusion(&run[0]).into_string(),
            "<b>Rust</b>: with <code>turn</code>, no bars overlap, and the last ends at 100 ms; \
             with <code>all</code>, both bars overlap, and the last ends at 51 ms."
        );
        assert_eq!(ways(&run), [Some("turn"), Some("all")]);
        assert_eq!(lanes(&run, Some("all")), ["all/r1", "all/r2"]);
    }

    #[test]
    fn ticks_are_round_and_reach_the_end() {
        assert_eq!(ticks(301.0), [0.0, 100.0, 200.0, 300.0, 400.0]);
        assert_eq!(ticks(75.0), [0.0, 20.0, 40.0, 60.0, 80.0]);
        assert_eq!(ticks(3.0), [0.0, 1.0, 2.0, 3.0]);
        for end in 1..2000 {
            let ticks = ticks(f64::from(end));
            assert!(*ticks.last().unwrap() >= f64::from(end));
            assert!(ticks.len() <= 6, "{end}: {ticks:?}");
        }
    }
}
