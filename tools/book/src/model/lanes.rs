//! Recorded runs as lanes over time.
//!
//! An output line that starts with a time in milliseconds is an event: the
//! time, the lane, and a word that opens or closes a bar, as in
//! `300 ms  r1  answered`. Other lines are no events. What stands before a
//! slash in a lane's name, as in `threads/r1`, is the way of the lane: ways are
//! told apart from each other, each with a clock of its own.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::base::problem::Fault;

/// One run's bars, and what it ran on.
#[derive(Debug, PartialEq)]
pub struct Recorded {
    /// The language's name.
    pub language: String,
    /// Its bars, in the order in which they closed.
    pub bars: Vec<Bar>,
}

/// What one lane did for a while.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// The lane's name.
    pub lane: String,
    /// The word that opened it.
    pub opens: String,
    /// The word that closed it.
    pub closes: String,
    /// When it began, in milliseconds since the run did.
    pub start: f64,
    /// When it ended, likewise.
    pub end: f64,
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
pub fn read(
    language: &str,
    output: &str,
    words: &BTreeMap<String, String>,
) -> Result<Recorded, Fault> {
    // When each was opened, and in which line.
    let mut open: BTreeMap<(&str, &str), (f64, usize)> = BTreeMap::new();
    let mut bars = Vec::new();
    for (index, line) in output.lines().enumerate() {
        let Some(captures) = EVENT.captures(line) else {
            continue;
        };
        let (_, [time, lane, word]) = captures.extract();
        let number = index + 1;
        let time: f64 = time.parse().expect("the pattern lets digits through");
        for (opens, closes) in words {
            if word == opens {
                if open.insert((lane, opens), (time, number)).is_some() {
                    let what = format!("`{lane}` has `{opens}` twice without `{closes}`");
                    return Err(Fault::at(number, what));
                }
            } else if word == closes {
                let (start, _) = open.remove(&(lane, opens.as_str())).ok_or_else(|| {
                    Fault::at(number, format!("`{lane}` has `{closes}` without `{opens}`"))
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
    if let Some(((lane, word), (_, number))) = open.into_iter().next() {
        let what = format!("`{lane}` has `{word}` without `{}`", words[word]);
        return Err(Fault::at(number, what));
    }
    if let Some((opens, closes)) = words
        .iter()
        .find(|(opens, _)| !bars.iter().any(|bar| bar.opens == **opens))
    {
        return Err(Fault::of(format!(
            "no line goes from `{opens}` to `{closes}`, as in `300 ms  r1  {closes}`"
        )));
    }
    Ok(Recorded {
        language: language.to_owned(),
        bars,
    })
}

impl Recorded {
    /// The bars of one way; of the lanes that have none where it is `None`.
    pub fn bars_of(&self, way: Option<&str>) -> Vec<&Bar> {
        let own = |bar: &&Bar| way_of(&bar.lane) == way;
        self.bars.iter().filter(own).collect()
    }
}

/// The largest number of bars that share a moment.
pub fn at_once(bars: &[&Bar]) -> usize {
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

/// The way of a lane: what stands before the last slash of its name, if there
/// is one.
pub fn way_of(lane: &str) -> Option<&str> {
    lane.rsplit_once('/').map(|(way, _)| way)
}

/// The ways of all runs, in the order in which they were first seen; that of
/// lanes that have none is `None`.
pub fn ways(runs: &[Recorded]) -> Vec<Option<&str>> {
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
pub fn lanes<'a>(runs: &'a [Recorded], way: Option<&str>) -> Vec<&'a str> {
    let mut lanes: Vec<&str> = runs
        .iter()
        .flat_map(|run| run.bars_of(way))
        .map(|bar| bar.lane.as_str())
        .collect();
    lanes.sort();
    lanes.dedup();
    lanes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> BTreeMap<String, String> {
        BTreeMap::from([("asked".to_owned(), "answered".to_owned())])
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
            "line 1: `r1` has `asked` without `answered`"
        );
        assert!(error("hello\n").contains("no line goes from `asked` to `answered`"));
        assert_eq!(
            error("  0 ms  r1  asked\n  3 ms  r1  asked\n"),
            "line 2: `r1` has `asked` twice without `answered`"
        );
    }
}
