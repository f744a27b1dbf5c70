//! Draws recorded runs as lanes over time.
//!
//! An output line that starts with a time in milliseconds is an event: the
//! time, the lane, and a word that opens or closes a bar, as in
//! `300 ms  r1  answered`. Other lines are not drawn. What stands before a
//! slash in a lane's name, as in `threads/r1`, is the way of the lane: ways are
//! drawn and told apart from each other, each with a clock of its own.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

use anyhow::{Result, anyhow, bail};
use regex::Regex;

use crate::listing::Listing;

/// One run's bars, and what it ran on.
#[derive(Debug, PartialEq)]
pub struct Recorded {
    /// The language's name.
    pub language: String,
    bars: Vec<Bar>,
}

#[derive(Debug, Clone, PartialEq)]
struct Bar {
    lane: String,
    opens: String,
    closes: String,
    /// In milliseconds since the run began.
    start: f64,
    end: f64,
}

static EVENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^ *(\d+(?:\.\d+)?) ms +([\w./:-]+) +(\w+)").expect("the pattern is valid")
});

/// Reads the bars out of a recorded output. `words` maps the word that opens a
/// bar to the one that closes it.
///
/// # Errors
///
/// When a bar closes that was not opened, or stays open, or when there is no
/// bar at all; the message names the line.
pub fn read(language: &str, output: &str, words: &BTreeMap<String, String>) -> Result<Recorded> {
    let mut open: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    let mut bars = Vec::new();
    for (index, line) in output.lines().enumerate() {
        let Some(captures) = EVENT.captures(line) else {
            continue;
        };
        let (_, [time, lane, word]) = captures.extract();
        let time: f64 = time.parse()?;
        for (opens, closes) in words {
            if word == opens {
                if open.insert((lane, opens), time).is_some() {
                    bail!(
                        "line {}: `{lane}` has `{opens}` twice without `{closes}`",
                        index + 1
                    );
                }
            } else if word == closes {
                let start = open.remove(&(lane, opens.as_str())).ok_or_else(|| {
                    anyhow!(
                        "line {}: `{lane}` has `{closes}` without `{opens}`",
                        index + 1
                    )
                })?;
                bars.push(Bar {
                    lane: lane.to_owned(),
                    opens: opens.clone(),
                    closes: closes.clone(),
                    start,
                    end: time,
                });
            }
        }
    }
    if let Some((lane, word)) = open.into_keys().next() {
        bail!("`{lane}` has `{word}` without `{}`", words[word]);
    }
    if let Some((opens, closes)) = words
        .iter()
        .find(|(opens, _)| !bars.iter().any(|bar| bar.opens == **opens))
    {
        bail!("no line goes from `{opens}` to `{closes}`, as in `300 ms  r1  {closes}`");
    }
    Ok(Recorded {
        language: language.to_owned(),
        bars,
    })
}

impl Recorded {
    fn bars(&self, way: Option<&str>) -> Vec<&Bar> {
        let own = |bar: &&Bar| way_of(&bar.lane) == way;
        self.bars.iter().filter(own).collect()
    }

    /// What the picture shows, in words.
    fn text(&self) -> String {
        let mut kinds: Vec<(&str, &str)> = Vec::new();
        for bar in &self.bars {
            if !kinds.contains(&(&bar.opens, &bar.closes)) {
                kinds.push((&bar.opens, &bar.closes));
            }
        }
        let ways = ways(std::slice::from_ref(self));
        // Where there is one kind in many ways, it is named once.
        let (head, kinds) = match kinds[..] {
            [(opens, closes)] if ways.len() > 1 => (
                format!(", from <i>{opens}</i> to <i>{closes}</i>"),
                vec![(opens, String::new())],
            ),
            _ => {
                let mut named = Vec::new();
                for (opens, closes) in kinds {
                    named.push((opens, format!(" from <i>{opens}</i> to <i>{closes}</i>")));
                }
                (String::new(), named)
            }
        };
        let told: Vec<String> = ways
            .into_iter()
            .map(|way| {
                let bars = self.bars(way);
                let name = way.map_or(String::new(), |way| format!("<code>{way}</code> has "));
                let last = bars.iter().map(|bar| bar.end).fold(0.0, f64::max);
                let told = told(&bars, &kinds);
                format!("{name}{told}; the last ends at {last:.0} ms.")
            })
            .collect();
        format!("<b>{}</b>{head}: {}", self.language, told.join(" "))
    }
}

/// What `bars` of each of the `kinds`, which are named by what opens them, show
/// in words.
fn told(bars: &[&Bar], kinds: &[(&str, String)]) -> String {
    let of = |opens: &str| -> Vec<&Bar> {
        let own = bars.iter().filter(|bar| bar.opens == opens);
        own.copied().collect()
    };
    let sentences: Vec<String> = kinds
        .iter()
        .map(|(opens, name)| (of(opens), name))
        .filter(|(bars, _)| !bars.is_empty())
        .map(|(bars, name)| format!("{}{name} {}", count(bars.len()), describe(&bars)))
        .collect();
    sentences.join(", ")
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

/// The largest number of bars that share a moment.
fn at_once(bars: &[&Bar]) -> usize {
    let running_at_start_of = |bar: &Bar| {
        let others = bars
            .iter()
            .filter(|other| other.start <= bar.start && bar.start < other.end);
        // A bar that is too short to measure still runs with itself.
        others.count().max(1)
    };
    bars.iter()
        .map(|bar| running_at_start_of(bar))
        .max()
        .unwrap_or(0)
}

/// The figure with all `runs` on one scale.
pub fn figure(listing: &Listing, runs: &[Recorded]) -> String {
    let bars = runs.iter().flat_map(|run| &run.bars);
    let end = bars.map(|bar| bar.end).fold(1.0, f64::max);
    let ticks = ticks(end);
    let scale = ticks.last().copied().unwrap_or(end).max(end);
    let ways = ways(runs);
    let kinds: Vec<&str> = listing
        .metadata
        .timeline
        .keys()
        .map(String::as_str)
        .collect();
    let kind = if ways.iter().any(Option::is_some) {
        " ways"
    } else {
        ""
    };
    let id = format!("timeline-{}", listing.package());
    let mut html =
        format!("<figure class=\"timeline{kind}\" id=\"{id}\" aria-labelledby=\"{id}-text\">\n");
    for run in runs {
        let _ = writeln!(
            html,
            "<div class=\"run\" aria-hidden=\"true\"><p class=\"part\">{}</p>",
            run.language
        );
        for way in &ways {
            let tracks = lanes(runs, *way).into_iter().map(|lane| {
                let bars = run.bars.iter().filter(|bar| bar.lane == lane);
                (lane, track(bars, &kinds, scale))
            });
            let _ = match way {
                None => tracks.into_iter().try_for_each(|(lane, track)| {
                    writeln!(html, "<div class=\"lane\"><span>{lane}</span>{track}</div>")
                }),
                Some(way) if run.bars(Some(way)).is_empty() => writeln!(
                    html,
                    "<div class=\"lane way\"><span>{way}</span><span class=\"none\">not in {}</span></div>",
                    run.language
                ),
                Some(way) => writeln!(
                    html,
                    "<div class=\"lane way\"><span>{way}</span><div>{}</div></div>",
                    tracks.map(|(_, track)| track).collect::<String>()
                ),
            };
        }
        html.push_str("<div class=\"lane axis\"><span></span><div class=\"track\">");
        for tick in &ticks {
            let _ = write!(
                html,
                "<span style=\"left:{:.2}%\">{tick:.0}</span>",
                100.0 * tick / scale
            );
        }
        html.push_str("</div></div></div>\n");
    }
    let _ = write!(
        html,
        "<figcaption id=\"{id}-text\">\n<p class=\"legend\" aria-hidden=\"true\">"
    );
    for (kind, (opens, closes)) in listing.metadata.timeline.iter().enumerate() {
        let _ = write!(
            html,
            "<span><i class=\"bar kind-{kind}\"></i>{opens} to {closes}</span> "
        );
    }
    html.push_str("<span>time in ms</span></p>\n");
    for run in runs {
        let _ = writeln!(html, "<p>{}</p>", run.text());
    }
    let _ = write!(
        html,
        "<p class=\"place\"><code>cargo run -p {}</code> <span>{}, one recorded run each</span></p>\n\
         </figcaption>\n</figure>\n",
        listing.package(),
        listing.place()
    );
    html
}

/// The bars of one lane.
fn track<'a>(bars: impl Iterator<Item = &'a Bar>, kinds: &[&str], scale: f64) -> String {
    let mut html = String::from("<div class=\"track\">");
    for bar in bars {
        let kind = kinds.iter().position(|kind| *kind == bar.opens);
        let _ = write!(
            html,
            "<i class=\"bar kind-{}\" style=\"left:{:.2}%;width:{:.2}%\"></i>",
            kind.unwrap_or(0),
            100.0 * bar.start / scale,
            100.0 * (bar.end - bar.start) / scale
        );
    }
    html + "</div>"
}

/// The way of a lane: what stands before the last slash of its name, if there
/// is one.
fn way_of(lane: &str) -> Option<&str> {
    lane.rsplit_once('/').map(|(way, _)| way)
}

/// The ways of all runs, in the order in which they were first seen; that of
/// lanes that have none is `None`.
fn ways(runs: &[Recorded]) -> Vec<Option<&str>> {
    let mut ways = Vec::new();
    for bar in runs.iter().flat_map(|run| &run.bars) {
        let way = way_of(&bar.lane);
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways
}

/// The lanes of one way, in the order of the names.
fn lanes<'a>(runs: &'a [Recorded], way: Option<&str>) -> Vec<&'a str> {
    let mut lanes: Vec<&str> = runs
        .iter()
        .flat_map(|run| run.bars(way))
        .map(|bar| bar.lane.as_str())
        .collect();
    lanes.sort();
    lanes.dedup();
    lanes
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
    use super::*;

    fn words() -> BTreeMap<String, String> {
        BTreeMap::from([("asked".to_owned(), "answered".to_owned())])
    }

    const AT_ONCE: &str = "asking\n  0 ms  r1  asked\n  1 ms  r2  asked\n300 ms  r2  answered\n301 ms  r1  answered yes\n";
    const IN_TURN: &str =
        "  0 ms  r1  asked\n300 ms  r1  answered\n300 ms  r2  asked\n600 ms  r2  answered\n";

    #[test]
    fn the_text_says_what_the_picture_shows() {
        let text = |output| read("Rust", output, &words()).unwrap().text();
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
    fn a_run_without_whole_bars_is_refused() {
        let error = |output| read("Rust", output, &words()).unwrap_err().to_string();
        assert_eq!(
            error("  0 ms  r1  asked\n  3 ms  r2  answered\n"),
            "line 2: `r2` has `answered` without `asked`"
        );
        assert_eq!(
            error("  0 ms  r1  asked\n"),
            "`r1` has `asked` without `answered`"
        );
        assert!(error("hello\n").contains("no line goes from `asked` to `answered`"));
        assert_eq!(
            error("  0 ms  r1  asked\n  3 ms  r1  asked\n"),
            "line 2: `r1` has `asked` twice without `answered`"
        );
    }

    #[test]
    fn each_way_is_told_and_drawn_for_itself() {
        let output = "  0 ms  turn/r1  asked\n 50 ms  turn/r1  answered\n 50 ms  turn/r2  asked\n\
                      100 ms  turn/r2  answered\n  1 ms  all/r1  asked\n  1 ms  all/r2  asked\n \
                      51 ms  all/r1  answered\n 51 ms  all/r2  answered\n";
        let run = [read("Rust", output, &words()).unwrap()];
        assert_eq!(
            run[0].text(),
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
