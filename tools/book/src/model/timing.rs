//! What the contract `timed` hides, as far as two runs can be compared in it:
//! how large a time is, and what runs at the same time as what.
//!
//! A time varies with the machine and with what else runs on it, so two times
//! count as the same unless they are worlds apart. Whether two bars of a
//! timeline overlap varies, too, where a thread comes late. So a program that
//! differs here is run again, and what differs counts only where it does so in
//! every run; `programs::again` does that.

use std::collections::BTreeMap;

use crate::model::contract::{Contract, Kind, TIME, lines};
use crate::model::lanes::{self, Bar, Recorded};

/// Below this, in seconds, a time says more about the machine than about the
/// program: all shorter times count as this one.
const SHORT: f64 = 0.010;

/// How many times as long as another a time may be and still count as the same,
/// where both have one unit. A slow and busy machine stays below it.
const FACTOR: f64 = 100.0;

/// The same where their units differ, which is seldom a matter of the machine.
const FACTOR_OF_UNITS: f64 = 20.0;

/// How a run differs in time from its record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which time, or which bars: the same in every run that differs there.
    pub at: String,
    /// What differs, as a sentence without its end.
    pub what: String,
}

/// How `now`, which a program printed, differs in time from what is `recorded`
/// of it. Both have the same text under `contract`; `words`
/// are those of the listing's timeline. Nothing differs but under the contract
/// `timed`.
pub fn differences(
    recorded: &str,
    now: &str,
    contract: &Contract,
    words: &BTreeMap<String, String>,
) -> Vec<Difference> {
    if contract.kind != Kind::Timed {
        return Vec::new();
    }
    let one_core = std::thread::available_parallelism().is_ok_and(|cores| cores.get() == 1);
    let mut all = magnitudes(recorded, now, contract);
    all.extend(overlaps(recorded, now, words, one_core));
    all
}

/// A time of a line, in seconds, and as it is written.
struct Time<'a> {
    seconds: f64,
    unit: &'a str,
    written: &'a str,
}

fn times(line: &str) -> Vec<Time<'_>> {
    let time = |captures: regex::Captures<'_>| {
        let group = |index| captures.get(index).map(|found| &line[found.range()]);
        let (written, number, unit) = (group(0)?, group(1)?, group(2)?);
        let size = match unit {
            "ns" => 1e-9,
            "µs" | "us" => 1e-6,
            "ms" => 1e-3,
            _ => 1.0,
        };
        Some(Time {
            seconds: number.parse::<f64>().ok()? * size,
            unit,
            written: written.trim_start(),
        })
    };
    TIME.captures_iter(line).filter_map(time).collect()
}

/// Times that are of another order of magnitude than they were.
fn magnitudes(recorded: &str, now: &str, contract: &Contract) -> Vec<Difference> {
    let mut all = Vec::new();
    // Lines that are the same but for their times are told apart by their order.
    let now = lines(now, contract);
    for (text, recorded) in lines(recorded, contract) {
        let Some(now) = now.get(&text) else { continue };
        for (index, (recorded, now)) in recorded.iter().zip(now).enumerate() {
            for (place, (a, b)) in times(recorded).iter().zip(times(now)).enumerate() {
                let factor = if a.unit == b.unit {
                    FACTOR
                } else {
                    FACTOR_OF_UNITS
                };
                let (a_long, b_long) = (a.seconds.max(SHORT), b.seconds.max(SHORT));
                if a_long > factor * b_long || b_long > factor * a_long {
                    let line = now.trim();
                    all.push(Difference {
                        at: format!("time {place} of line {index}, {text}"),
                        what: format!(
                            "{} was recorded, and it is {} now, in the line `{line}`",
                            a.written, b.written
                        ),
                    });
                }
            }
        }
    }
    all
}

/// Kinds of bars that overlap and came in turn, or the other way round. How many
/// overlap at most is not compared: it depends on how late each begins and on
/// how many cores there are. A program that keeps a limit prints it.
fn overlaps(
    recorded: &str,
    now: &str,
    words: &BTreeMap<String, String>,
    one_core: bool,
) -> Vec<Difference> {
    if words.is_empty() {
        return Vec::new();
    }
    let read = |output| lanes::read("", output, words);
    // A record without whole bars is a problem of the page that shows them.
    let Ok(recorded) = read(recorded) else {
        return Vec::new();
    };
    let now = match read(now) {
        Ok(now) => now,
        Err(error) => {
            return vec![Difference {
                at: "all bars".to_owned(),
                what: format!("its lines make no timeline: {error}"),
            }];
        }
    };
    let now = shapes(&now);
    let mut all = Vec::new();
    for ((way, opens), was) in shapes(&recorded) {
        let (was, is) = match (was, now.get(&(way, opens))) {
            (Shape::InTurn, Some(Shape::Overlapping)) => ("come in turn", "overlap"),
            // With one core, nothing has to overlap.
            (Shape::Overlapping, Some(Shape::InTurn)) if !one_core => ("overlap", "come in turn"),
            _ => continue,
        };
        let of = way.map_or(String::new(), |way| format!(" of `{way}`"));
        let closes = &words[opens];
        let bars = format!("the bars{of} from `{opens}` to `{closes}`");
        all.push(Difference {
            what: format!("{bars} {was} in the record, and they {is} now"),
            at: bars,
        });
    }
    all
}

/// What bars of one kind look like beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// No two of them share a moment.
    InTurn,
    /// They share [`SHARED`] of what they could.
    Overlapping,
    /// Neither: there is only one, or some share a little, as two do that have
    /// nothing to do with each other.
    Neither,
}

/// From which part of it on bars overlap that share time: 0 is none, and 1 is
/// all at once, within the longest. Two that overlap among four are a third.
const SHARED: f64 = 0.25;

/// The shape of each way and kind of bar.
fn shapes(run: &Recorded) -> BTreeMap<(Option<&str>, &str), Shape> {
    let mut kinds: BTreeMap<_, Vec<&Bar>> = BTreeMap::new();
    for bar in &run.bars {
        let kind = (lanes::way_of(&bar.lane), bar.opens.as_str());
        kinds.entry(kind).or_default().push(bar);
    }
    let shape = |(kind, bars): (_, Vec<&Bar>)| (kind, shape(bars));
    kinds.into_iter().map(shape).collect()
}

fn shape(mut bars: Vec<&Bar>) -> Shape {
    bars.sort_by(|a, b| a.start.total_cmp(&b.start));
    let (mut sum, mut longest, mut covered) = (0.0, 0.0_f64, 0.0);
    let mut until = f64::NEG_INFINITY;
    for bar in bars {
        let length = bar.end - bar.start;
        sum += length;
        longest = longest.max(length);
        covered += (bar.end - bar.start.max(until)).max(0.0);
        until = until.max(bar.end);
    }
    let could = sum - longest;
    match (sum - covered) / could {
        _ if could <= 0.0 => Shape::Neither,
        0.0 => Shape::InTurn,
        shared if shared >= SHARED => Shape::Overlapping,
        _ => Shape::Neither,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::model::contract::{Ends, Order};

    fn timed(order: Order) -> Contract {
        Contract {
            kind: Kind::Timed,
            order,
            ends: Ends::Success,
            silent: Duration::ZERO,
            limit: Duration::ZERO,
        }
    }

    fn large(recorded: &str, now: &str) -> Vec<String> {
        said(magnitudes(recorded, now, &timed(Order::Kept)))
    }

    fn said(differences: Vec<Difference>) -> Vec<String> {
        differences.into_iter().map(|one| one.what).collect()
    }

    #[test]
    fn a_time_may_vary_but_not_by_worlds() {
        for (recorded, now) in [
            ("took 3 ns\n", "took 9 ms\n"),
            ("took 0 ms\n", "took 900 ms\n"),
            ("took 1.02s\n", "took 998.3ms\n"),
            ("took 61 µs\n", "took 15.6 ms\n"),
            ("  0 ms  r1\n", "300 ms  r1\n"),
        ] {
            assert_eq!(large(recorded, now), [""; 0]);
            assert_eq!(large(now, recorded), [""; 0]);
        }
        for (recorded, now) in [
            ("took 3 ns\n", "took 20 s\n"),
            ("took 300 ms\n", "took 300 s\n"),
            ("took 300 ms\n", "took 300 µs\n"),
            ("took 2 s\n", "took 2 ms\n"),
            ("took 0 ms\n", "took 1001 ms\n"),
        ] {
            assert_eq!(large(recorded, now).len(), 1, "{recorded}{now}");
            assert_eq!(large(now, recorded).len(), 1, "{recorded}{now}");
        }
        let said = large("r1\nr2 took 3 ns\n", "r1\nr2 took 20 s\n");
        assert_eq!(
            said,
            ["3 ns was recorded, and it is 20 s now, in the line `r2 took 20 s`"]
        );
    }

    #[test]
    fn times_are_compared_line_by_line_in_whatever_order_they_come() {
        let recorded = "1 ms  r1\n5 s  r2\n";
        let now = "5 s  r2\n1 ms  r1\n";
        assert_eq!(magnitudes(recorded, now, &timed(Order::Any)), []);
        let other = "1 ms  r2\n5 s  r1\n";
        assert_eq!(magnitudes(recorded, other, &timed(Order::Any)).len(), 2);
    }

    const IN_TURN: &str = "0 ms  r1  asked\n5 ms  r1  answered\n5 ms  r2  asked\n9 ms  r2  \
                           answered\n9 ms  r3  asked\n15 ms  r3  answered\n";
    const TOGETHER: &str = "0 ms  r1  asked\n0 ms  r2  asked\n1 ms  r3  asked\n5 ms  r1  \
                            answered\n5 ms  r2  answered\n5 ms  r3  answered\n";
    const TWO: &str = "0 ms  r1  asked\n0 ms  r2  asked\n5 ms  r1  answered\n5 ms  r2  \
                       answered\n5 ms  r3  asked\n9 ms  r3  answered\n";

    fn overlap(recorded: &str, now: &str, one_core: bool) -> Vec<String> {
        let words = BTreeMap::from([("asked".to_owned(), "answered".to_owned())]);
        said(overlaps(recorded, now, &words, one_core))
    }

    #[test]
    fn what_overlapped_overlaps_and_what_did_not_does_not() {
        for run in [IN_TURN, TOGETHER, TWO] {
            assert_eq!(overlap(run, run, false), [""; 0]);
        }
        let bars = "the bars from `asked` to `answered`";
        for run in [TOGETHER, TWO] {
            assert_eq!(
                overlap(run, IN_TURN, false),
                [format!(
                    "{bars} overlap in the record, and they come in turn now"
                )]
            );
            assert_eq!(
                overlap(IN_TURN, run, false),
                [format!(
                    "{bars} come in turn in the record, and they overlap now"
                )]
            );
        }
    }

    #[test]
    fn what_overlaps_a_little_by_chance_is_neither() {
        let chance = "0 ms  r1  asked\n20 ms  r1  answered\n18 ms  r2  asked\n60 ms  r2  \
                      answered\n60 ms  r3  asked\n70 ms  r3  answered\n";
        for run in [IN_TURN, TOGETHER, TWO] {
            assert_eq!(overlap(chance, run, false), [""; 0]);
            assert_eq!(overlap(run, chance, false), [""; 0]);
        }
        let one = "0 ms  r1  asked\n20 ms  r1  answered\n";
        let short = "1 ms  r1  asked\n1 ms  r1  answered\n1 ms  r2  asked\n1 ms  r2  answered\n";
        for run in [one, short] {
            assert_eq!(overlap(run, TOGETHER, false), [""; 0]);
        }
    }

    #[test]
    fn how_many_overlap_is_the_machine_s_doing() {
        assert_eq!(overlap(TWO, TOGETHER, false), [""; 0]);
        assert_eq!(overlap(TOGETHER, TWO, false), [""; 0]);
        // With one core nothing has to overlap, but what runs in turn does not.
        assert_eq!(overlap(TWO, IN_TURN, true), [""; 0]);
        assert_eq!(overlap(IN_TURN, TWO, true).len(), 1);
    }

    #[test]
    fn ways_and_kinds_of_bars_are_told_apart() {
        let way = |way: &str, run: &str| {
            let lanes = ["r1", "r2", "r3"];
            lanes.iter().fold(run.to_owned(), |run, lane| {
                run.replace(lane, &format!("{way}/{lane}"))
            })
        };
        let recorded = way("turn", IN_TURN) + &way("threads", TOGETHER);
        assert_eq!(overlap(&recorded, &recorded, false), [""; 0]);
        let now = way("turn", TOGETHER) + &way("threads", TOGETHER);
        let said = overlap(&recorded, &now, false);
        assert_eq!(said.len(), 1);
        assert!(said[0].starts_with("the bars of `turn` from"), "{said:?}");
    }
}
