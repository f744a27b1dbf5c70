//! Draws recorded runs as lanes over time, and says in words what the picture
//! shows.

use crate::base::html::Html;
use crate::model::lanes::{Bar, Recorded, at_once, lanes, ways};
use crate::model::listing::Listing;

/// What the picture shows, in words.
fn text(run: &Recorded) -> Html {
    let mut kinds: Vec<(&str, &str)> = Vec::new();
    for bar in &run.bars {
        if !kinds.contains(&(&bar.opens, &bar.closes)) {
            kinds.push((&bar.opens, &bar.closes));
        }
    }
    let ways = ways(std::slice::from_ref(run));
    let mut html = Html::new();
    html.element("b", &[], &run.language);
    // Where there is one kind in many ways, it is named once.
    let once = kinds.len() == 1 && ways.len() > 1;
    if once {
        html.text(",");
        named(&mut html, kinds[0]);
    }
    html.text(":");
    for way in ways {
        let bars = run.bars_of(way);
        html.text(" ");
        if let Some(way) = way {
            html.element("code", &[], way).text(" has ");
        }
        let mut is_first = true;
        for kind in &kinds {
            let own: Vec<&Bar> = bars
                .iter()
                .copied()
                .filter(|bar| bar.opens == kind.0)
                .collect();
            if own.is_empty() {
                continue;
            }
            html.text(if is_first { "" } else { ", " })
                .text(count(own.len()));
            is_first = false;
            if !once {
                named(&mut html, *kind);
            }
            html.text(" ").text(describe(&own));
        }
        let last = bars.iter().map(|bar| bar.end).fold(0.0, f64::max);
        html.text(format_args!("; the last ends at {last:.0} ms."));
    }
    html
}

/// From which word to which.
fn named(html: &mut Html, (opens, closes): (&str, &str)) {
    html.text(" from ")
        .element("i", &[], opens)
        .text(" to ")
        .element("i", &[], closes);
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
        html.open("p", &[]).html(&text(run)).close("p").line();
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
        html.open("div", &[("class", &"run"), ("aria-hidden", &"true")])
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
        let text = |output| text(&read("Rust", output, &words()).unwrap()).into_string();
        assert_eq!(
            text(AT_ONCE),
            "<b>Rust</b>: 2 bars from <i>asked</i> to <i>answered</i> all at once, of 299 to 301 ms \
             each; the last ends at 301 ms."
        );
        assert!(
            text(IN_TURN).contains("one after another, of 300 ms each"),
            "{}",
            text(IN_TURN)
        );
    }

    #[test]
    fn each_way_is_told_and_drawn_for_itself() {
        let output = "  0 ms  turn/r1  asked\n 50 ms  turn/r1  answered\n 50 ms  turn/r2  asked\n\
                      100 ms  turn/r2  answered\n  1 ms  all/r1  asked\n  1 ms  all/r2  asked\n \
                      51 ms  all/r1  answered\n 51 ms  all/r2  answered\n";
        let run = [read("Rust", output, &words()).unwrap()];
        assert_eq!(
            text(&run[0]).into_string(),
            "<b>Rust</b>, from <i>asked</i> to <i>answered</i>: <code>turn</code> has 2 bars one after another, of \
             50 ms each; the last ends at 100 ms. <code>all</code> has 2 bars all at once, of 50 ms each; the last \
             ends at 51 ms."
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
