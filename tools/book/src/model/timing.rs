//! What the contract `timed` hides, as far as two runs can be compared in it:
//! how large a time is, and what runs at the same time as what.
//!
//! A time varies with the machine and with what else runs on it, so two times
//! count as the same unless they are worlds apart. Whether two bars of a
//! timeline overlap varies, too, where a thread comes late; but what runs in
//! turn never overlaps, however often it is run. So a run that differs here is
//! repeated, unless that makes it [certain](Difference::certain), and one that
//! does not differ is enough; `programs::again` does that.

use std::collections::BTreeMap;

use crate::model::contract::{Contract, Kind, TIME, lines};
use crate::model::lanes::{self, Recorded, at_once};

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
    /// What differs, as a sentence without its end.
    pub what: String,
    /// Whether another run cannot take it back.
    pub certain: bool,
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
        for (recorded, now) in recorded.iter().zip(now) {
            for (a, b) in times(recorded).iter().zip(times(now)) {
                let factor = if a.unit == b.unit {
                    FACTOR
                } else {
                    FACTOR_OF_UNITS
                };
                let (a_long, b_long) = (a.seconds.max(SHORT), b.seconds.max(SHORT));
                if a_long > factor * b_long || b_long > factor * a_long {
                    let line = now.trim();
                    all.push(Difference {
                        what: format!(
                            "{} was recorded, and it is {} now, in the line `{line}`",
                            a.written, b.written
                        ),
                        certain: false,
                    });
                }
            }
        }
    }
    all
}

/// Kinds of bars of which some overlap and did not, or the other way round. How
/// many overlap at most is not compared: it depends on how late each begins and
/// on how many cores there are. A program that keeps a limit prints it.
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
                what: format!("its lines make no timeline: {error:#}"),
                certain: true,
            }];
        }
    };
    let now = most_at_once(&now);
    let mut all = Vec::new();
    for ((way, opens), was) in most_at_once(&recorded) {
        let is = now.get(&(way, opens)).copied().unwrap_or(0);
        // With one core, nothing has to overlap.
        let same = (was > 1) == (is > 1) && (was > 0) == (is > 0);
        let cannot = one_core && was > 1 && is == 1;
        if !(same || cannot) {
            let of = way.map_or(String::new(), |way| format!(" of `{way}`"));
            let (from, to) = (opens, &words[opens]);
            let what = format!(
                "of the bars{of} from `{from}` to `{to}`, {} in the record, and {} now",
                together(was),
                together(is)
            );
            all.push(Difference {
                what,
                certain: is > was,
            });
        }
    }
    all
}

fn together(count: usize) -> String {
    match count {
        0 => "there are none".to_owned(),
        1 => "no two overlap".to_owned(),
        _ => format!("{count} run at once"),
    }
}

/// Of each way and kind of bar, how many run at once at most.
fn most_at_once(run: &Recorded) -> BTreeMap<(Option<&str>, &str), usize> {
    let runs = std::slice::from_ref(run);
    let mut most = BTreeMap::new();
    for way in lanes::ways(runs) {
        let mut kinds: BTreeMap<&str, Vec<&lanes::Bar>> = BTreeMap::new();
        for bar in run.bars_of(way) {
            kinds.entry(&bar.opens).or_default().push(bar);
        }
        for (opens, bars) in kinds {
            most.insert((way, opens), at_once(&bars));
        }
    }
    most
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
        let bars = "of the bars from `asked` to `answered`";
        assert_eq!(
            overlap(TOGETHER, IN_TURN, false),
            [format!(
                "{bars}, 3 run at once in the record, and no two overlap now"
            )]
        );
        assert_eq!(
            overlap(IN_TURN, TOGETHER, false),
            [format!(
                "{bars}, no two overlap in the record, and 3 run at once now"
            )]
        );
    }

    #[test]
    fn only_an_overlap_is_certain() {
        let words = BTreeMap::from([("asked".to_owned(), "answered".to_owned())]);
        assert!(overlaps(IN_TURN, TOGETHER, &words, false)[0].certain);
        assert!(!overlaps(TOGETHER, IN_TURN, &words, false)[0].certain);
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
        assert!(said[0].starts_with("of the bars of `turn`"), "{said:?}");
    }
}
